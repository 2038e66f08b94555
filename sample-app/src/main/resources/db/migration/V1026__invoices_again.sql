-- A month whose invoice was taken back can be billed again. The old one stays; the new one is the month's next revision.
alter table invoices
    add column revision int not null default 1 check (revision >= 1),
    -- When it came into its stage; long ago for those that there were before anybody asked.
    add column moved_at timestamptz not null default '-infinity',
    -- How often the gateway tried to collect the money, and when it tries next.
    add column attempts int not null default 0,
    add column next_attempt_at timestamptz,
    drop constraint invoices_tenant_id_month_key,
    add unique (tenant_id, month, revision);
alter table invoices alter column moved_at drop default;
create unique index invoices_one_that_holds on invoices (tenant_id, month) where stage <> 'VOID';
drop index invoices_newest_first;
create index invoices_newest_first on invoices (month desc, tenant_id, revision desc);
