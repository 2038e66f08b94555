-- Top-ups that clients pay on a page of the gateway: asked for by the client, paid by the gateway's word alone.
create table top_ups (
    tenant_id text not null references tenants,
    id uuid not null,
    -- The client's name for the request, so that asking again sells nothing twice.
    idempotency_key text not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency char(3) not null,
    state text not null check (state in ('OPEN', 'PAID', 'REFUSED')),
    asked_at timestamptz not null,
    -- When the page closes; null while none is known to be open.
    expires_at timestamptz,
    -- What the gateway took, where that is not what was asked for.
    paid_minor bigint,
    paid_currency char(3),
    -- What the gateway gave back since, all in all.
    returned_minor bigint not null default 0 check (returned_minor >= 0),
    closed_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, idempotency_key),
    check ((state = 'REFUSED') = (paid_minor is not null and paid_currency is not null)),
    check ((state = 'OPEN') = (closed_at is null))
);

create index top_ups_newest_first on top_ups (tenant_id, asked_at desc, id desc);

-- What somebody has to look at.
create index top_ups_refused on top_ups (closed_at) where state = 'REFUSED' or returned_minor > 0;

-- A client asks for its own; nothing that it does makes one paid.
alter table top_ups enable row level security;
alter table top_ups force row level security;
create policy platform_scope on top_ups
    using (current_setting('voicecrm.tenant', true) = '*')
    with check (current_setting('voicecrm.tenant', true) = '*');
create policy tenant_reads on top_ups for select using (tenant_id = current_setting('voicecrm.tenant', true));
create policy tenant_asks on top_ups for insert
    with check (tenant_id = current_setting('voicecrm.tenant', true) and state = 'OPEN' and returned_minor = 0);
grant select, insert, update on top_ups to voicecrm_app;
