-- The ways by which a campaign's calls go while the provider of its agent fails, the preferred one first: the same place of
-- each array belongs together.
alter table campaigns
    add column fallback_providers text[] not null default '{}',
    add column fallback_agents text[] not null default '{}',
    add column fallback_callers text[] not null default '{}',
    add constraint campaigns_fallbacks check (
        cardinality(fallback_providers) = cardinality(fallback_agents)
        and cardinality(fallback_providers) = cardinality(fallback_callers));

-- A dialer looks at all campaigns that run: it may be the one that stands in.
drop index campaigns_running;
create index campaigns_running on campaigns (tenant_id) where state = 'RUNNING';
