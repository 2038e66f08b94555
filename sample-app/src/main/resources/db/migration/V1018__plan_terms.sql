alter table plans
    add column kind text not null default 'SUBSCRIPTION_INCLUDED'
        check (kind in ('PREPAID_CREDITS', 'SUBSCRIPTION_INCLUDED', 'PAY_AS_YOU_GO')),
    add column trial_days int not null default 0 check (trial_days >= 0);

-- What a client pays from some time on, as the plan stood then: an old month is rated by what held in it.
create table plan_terms (
    tenant_id text not null references tenants,
    from_at timestamptz not null,
    id uuid not null references plans,
    name text not null,
    kind text not null,
    currency char(3) not null,
    monthly_fee_minor bigint not null,
    included_minutes bigint not null,
    overage_rate_micros bigint not null,
    minimum_seconds int not null,
    step_seconds int not null,
    trial_days int not null,
    primary key (tenant_id, from_at)
);

alter table plan_terms enable row level security;
alter table plan_terms force row level security;
create policy tenant_scope on plan_terms
    using (tenant_id = current_setting('voicecrm.tenant', true) or current_setting('voicecrm.tenant', true) = '*')
    with check (current_setting('voicecrm.tenant', true) = '*');
grant select, insert, update on plan_terms to voicecrm_app;

-- The clients there are have had their plan since ever. The owner of a table whose policies are forced is held to them too.
select set_config('voicecrm.tenant', '*', true);
insert into plan_terms
select t.tenant_id, '-infinity', p.id, p.name, p.kind, p.currency, p.monthly_fee_minor, p.included_minutes,
       p.overage_rate_micros, p.minimum_seconds, p.step_seconds, p.trial_days
from tenants t join plans p on p.id = t.plan_id;
