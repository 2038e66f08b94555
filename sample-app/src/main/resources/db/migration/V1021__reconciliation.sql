-- What providers say they charged for the calls of a month, to be compared with what was recorded. No client sees it.
create table provider_invoices (
    id uuid primary key,
    provider text not null,
    month date not null check (extract(day from month) = 1),
    -- A currency, or the provider's own unit.
    unit text not null,
    file_name text not null,
    -- How exact its amounts are: what they round to is no difference.
    decimals int not null check (decimals between 0 and 9),
    rows bigint not null,
    unread bigint not null,
    uploaded_at timestamptz not null,
    -- A file that is uploaded again takes the place of the one before.
    unique (provider, month, unit)
);

create table provider_invoice_calls (
    invoice_id uuid not null references provider_invoices on delete cascade,
    ref text not null,
    -- Whose call it is; null if we know of none.
    tenant_id text,
    amount_nanos bigint not null,
    -- A call may be charged in several rows.
    rows int not null,
    accepted_at timestamptz,
    primary key (invoice_id, ref)
);

-- The first rows that could not be read.
create table provider_invoice_faults (
    invoice_id uuid not null references provider_invoices on delete cascade,
    row bigint not null,
    field text,
    reason text not null,
    primary key (invoice_id, row)
);

do $$
declare
    one text;
    platform constant text := 'current_setting(''voicecrm.tenant'', true) = ''*''';
begin
    foreach one in array array['provider_invoices', 'provider_invoice_calls', 'provider_invoice_faults'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format('create policy platform_scope on %I using (%s) with check (%s)', one, platform, platform);
        execute format('grant select, insert, update, delete on %I to voicecrm_app', one);
    end loop;
end $$;
