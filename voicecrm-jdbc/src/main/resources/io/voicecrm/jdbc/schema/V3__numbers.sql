-- The numbers that the business owns, and what was ordered.

create table phone_numbers (
    phone text primary key,
    carrier text not null,
    account text not null,
    carrier_id text not null,
    country text not null,
    region text,
    locality text,
    channels text[] not null,
    state text not null,
    -- Null: nobody's.
    tenant_id text,
    reserved_until timestamptz,
    -- The agent, from the moment that connecting begins until it is disconnected.
    provider text,
    agent_id text,
    imported_as text,
    -- What is still to be done outside; null if nothing is.
    step text,
    running boolean,
    failures int,
    problem text,
    due_at timestamptz,
    since timestamptz not null,
    -- Compared and counted up with each change: of many who change a number at once one wins.
    version bigint not null,
    check ((provider is null) = (agent_id is null)),
    check ((step is null) = (due_at is null)),
    check (state <> 'ASSIGNED' or (tenant_id is not null and agent_id is not null)),
    check (state <> 'AVAILABLE' or (tenant_id is null and agent_id is null and step is null))
);

-- What crashed or failed, and is tried again.
create index phone_numbers_due on phone_numbers (due_at) where step is not null;
create index phone_numbers_by_tenant on phone_numbers (tenant_id, phone) where tenant_id is not null;
-- What can be had.
create index phone_numbers_by_state on phone_numbers (state, phone);

create table number_orders (
    id uuid primary key,
    carrier text not null,
    -- Exactly these; empty to take whatever the search finds.
    chosen text[] not null,
    country text not null,
    kind text not null,
    area_code text,
    contains text,
    region text,
    locality text,
    channels text[] not null,
    quantity int not null check (quantity >= 1),
    bought int not null,
    refused int not null,
    state text not null,
    problem text,
    created_at timestamptz not null,
    due_at timestamptz not null,
    version bigint not null
);

create index number_orders_open on number_orders (due_at) where state = 'OPEN';
create index number_orders_by_time on number_orders (created_at);

-- Each number that an order asked for; written before the request is sent.
create table ordered_numbers (
    order_id uuid not null references number_orders,
    phone text not null,
    country text not null,
    region text,
    locality text,
    state text not null,
    reason text,
    at timestamptz not null,
    primary key (order_id, phone)
);

do $$
declare
    one text;
    platform constant text := 'current_setting(''voicecrm.tenant'', true) = ''*''';
begin
    foreach one in array array['phone_numbers', 'number_orders', 'ordered_numbers'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format('create policy platform_scope on %I using (%s) with check (%s)', one, platform, platform);
        execute format('grant select, insert, update on %I to voicecrm_app', one);
    end loop;
end $$;

-- A tenant sees its own numbers. Who gets which is the platform's to write: a number changes hands.
create policy tenant_scope on phone_numbers for select
    using (tenant_id = current_setting('voicecrm.tenant', true));
