-- Who had which number from when to when, for whoever asks a fee for it: a row where it begins, and one where it ends.
create table number_holdings (
    phone text not null references phone_numbers,
    -- Of the number's row that the change made.
    version bigint not null,
    -- One that changes hands ends and begins with one version.
    held boolean not null,
    tenant_id text not null,
    at timestamptz not null,
    primary key (phone, version, held)
);

create index number_holdings_by_tenant on number_holdings (tenant_id, phone, version);

create trigger append_only before update or delete on number_holdings
    for each row execute function ledger_is_append_only();

alter table number_holdings enable row level security;
alter table number_holdings force row level security;
create policy platform_scope on number_holdings
    using (current_setting('voicecrm.tenant', true) = '*')
    with check (current_setting('voicecrm.tenant', true) = '*');
create policy tenant_scope on number_holdings for select
    using (tenant_id = current_setting('voicecrm.tenant', true));
grant select, insert on number_holdings to voicecrm_app;

-- Whoever has one now has had it since it came into its state. The owner of a table whose policies are forced is held to
-- them too.
select set_config('voicecrm.tenant', '*', true);
insert into number_holdings (phone, version, held, tenant_id, at)
select phone, version, true, tenant_id, since from phone_numbers
where state in ('ASSIGNED', 'SUSPENDED') and tenant_id is not null;
