-- What was asked for with a key, so that asking again does not ring again.
create table idempotency_keys (
    tenant_id text not null references tenants,
    key text not null,
    -- SHA-256 of what was asked.
    request_hash text not null,
    -- The campaign that answers, named before it is made.
    campaign_id uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, key)
);

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy tenant_scope on idempotency_keys using (tenant_id = current_setting('voicecrm.tenant', true)
        or current_setting('voicecrm.tenant', true) = '*')
    with check (tenant_id = current_setting('voicecrm.tenant', true)
        or current_setting('voicecrm.tenant', true) = '*');
grant select, insert on idempotency_keys to voicecrm_app;
