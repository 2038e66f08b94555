-- What calls cost is a journal: a price that comes late, or is corrected, is another row, and the rows of a part of a call add
-- up to what it costs. Each row in a currency has its entry among the platform's accounts.
select set_config('voicecrm.tenant', '*', true);

-- Which report of each source was the last, by the provider's clock. The row is the lock of the call's costs.
create table call_cost_reports (
    tenant_id text not null,
    provider text not null,
    ref text not null,
    source text not null check (source in ('PROVIDER', 'ANALYSIS')),
    -- When the call was, and as of when this is known.
    occurred_at timestamptz not null,
    as_of timestamptz not null,
    revision int not null,
    primary key (tenant_id, provider, ref, source)
) with (fillfactor = 80);

alter table call_costs add column source text not null default 'PROVIDER', add column revision int not null default 1;
-- The analyses of our own had no other mark.
update call_costs set source = 'ANALYSIS' where component like 'analysis%';
alter table call_costs alter column source drop default, alter column revision drop default;
alter table call_costs drop constraint call_costs_pkey;
alter table call_costs add primary key (tenant_id, provider, ref, source, component, unit, revision);

insert into call_cost_reports (tenant_id, provider, ref, source, occurred_at, as_of, revision)
select tenant_id, provider, ref, source, max(occurred_at), max(occurred_at), 1 from call_costs group by 1, 2, 3, 4;

insert into platform_entries (key, tenant_id, unit, source, destination, component, amount, call, at)
select concat_ws('/', 'cost', tenant_id, provider, ref, source, component, unit, revision), tenant_id, unit,
    'SUPPLIERS',
    case when source = 'ANALYSIS' then 'ANALYSIS' when component ilike '%telephony%' then 'TELEPHONY' else 'PROVIDER_COST' end,
    component, round(amount_nanos / 1000.0), provider || '/' || ref, occurred_at
from call_costs where unit ~ '^[A-Z]{3}$' and round(amount_nanos / 1000.0) > 0;

create trigger append_only before update or delete on call_costs
    for each row execute function ledger_is_append_only();
revoke update on call_costs from voicecrm_app;

alter table call_cost_reports enable row level security;
alter table call_cost_reports force row level security;
create policy platform_scope on call_cost_reports
    using (current_setting('voicecrm.tenant', true) = '*')
    with check (current_setting('voicecrm.tenant', true) = '*');
grant select, insert, update on call_cost_reports to voicecrm_app;
