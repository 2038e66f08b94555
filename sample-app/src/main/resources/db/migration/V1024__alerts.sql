-- Who was told that what they have is nearly used, or used up: once for each mark, in each period.
create table alerts (
    tenant_id text not null references tenants,
    subject text not null check (subject in ('INCLUDED_MINUTES', 'CREDIT')),
    -- A month, or the key of the top-up that is being used up.
    period text not null,
    percent int not null check (percent in (80, 100)),
    -- How it stood then: talk seconds, or millionths of a currency.
    used bigint not null,
    whole bigint not null check (whole > 0),
    unit text not null,
    told_at timestamptz not null,
    primary key (tenant_id, subject, period, percent)
);

create index alerts_newest_first on alerts (tenant_id, told_at desc);

-- A client reads its own; they are told by the platform.
alter table alerts enable row level security;
alter table alerts force row level security;
create policy tenant_scope on alerts
    using (tenant_id = current_setting('voicecrm.tenant', true) or current_setting('voicecrm.tenant', true) = '*')
    with check (current_setting('voicecrm.tenant', true) = '*');
grant select, insert on alerts to voicecrm_app;
