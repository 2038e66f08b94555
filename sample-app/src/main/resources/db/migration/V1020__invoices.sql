-- What clients were billed: one invoice of a client for a month, its lines as they were rated then.
create table invoices (
    tenant_id text not null references tenants,
    id uuid not null,
    month date not null check (extract(day from month) = 1),
    stage text not null check (stage in ('DRAFT', 'ISSUED', 'PAYMENT_FAILED', 'UNCOLLECTIBLE', 'PAID', 'VOID')),
    -- The gateway's, or ours where there is none. A draft has none.
    number text check (number is not null or stage = 'DRAFT'),
    currency char(3) not null,
    total_minor bigint not null check (total_minor > 0),
    lines jsonb not null,
    created_at timestamptz not null,
    issued_at timestamptz,
    due_on date,
    -- When it was paid or taken back.
    closed_at timestamptz,
    -- The gateway's name for it. Null: no gateway has it, or no answer of the gateway is known.
    gateway_id text unique,
    pay_page text,
    pdf text,
    primary key (tenant_id, id),
    unique (tenant_id, month)
);

create index invoices_newest_first on invoices (month desc, tenant_id);

-- Numbers of invoices that no gateway numbers.
create sequence invoice_numbers;
grant usage on sequence invoice_numbers to voicecrm_app;

-- A client reads its own; only the platform bills.
alter table invoices enable row level security;
alter table invoices force row level security;
create policy tenant_scope on invoices
    using (tenant_id = current_setting('voicecrm.tenant', true) or current_setting('voicecrm.tenant', true) = '*')
    with check (current_setting('voicecrm.tenant', true) = '*');
grant select, insert, update on invoices to voicecrm_app;
