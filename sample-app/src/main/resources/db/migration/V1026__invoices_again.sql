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

-- Which mails were sent, or are to be tried again, about where an invoice is.
create table invoice_mails (
    tenant_id text not null,
    invoice_id uuid not null,
    stage text not null check (stage in ('ISSUED', 'PAYMENT_FAILED', 'PAID')),
    tries int not null,
    -- When it is tried, or tried again.
    due_at timestamptz not null,
    sent_at timestamptz,
    primary key (tenant_id, invoice_id, stage),
    foreign key (tenant_id, invoice_id) references invoices
);

create index invoice_mails_due on invoice_mails (due_at) where sent_at is null;
create index invoices_moved on invoices (moved_at);

alter table invoice_mails enable row level security;
alter table invoice_mails force row level security;
create policy platform_scope on invoice_mails
    using (current_setting('voicecrm.tenant', true) = '*')
    with check (current_setting('voicecrm.tenant', true) = '*');
grant select, insert, update on invoice_mails to voicecrm_app;
