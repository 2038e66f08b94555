-- The CRM's own tables: who may sign in, what tenants pay, and what became of an uploaded file.
-- The SDK's tables come before these; a tenant's rows obey the same rule as there.

create table plans (
    id uuid primary key,
    name text not null,
    currency char(3) not null,
    monthly_fee_minor bigint not null check (monthly_fee_minor >= 0),
    included_minutes bigint not null check (included_minutes >= 0),
    -- Per minute, in millionths of the major unit: a rate may be a fraction of a cent.
    overage_rate_micros bigint not null check (overage_rate_micros >= 0),
    minimum_seconds int not null check (minimum_seconds >= 0),
    step_seconds int not null check (step_seconds >= 1)
);

create table tenants (
    tenant_id text primary key,
    name text not null,
    region char(2) not null,
    time_zone text not null,
    plan_id uuid not null references plans,
    caller_id text,
    created_at timestamptz not null
);

create table users (
    id uuid primary key,
    -- Null for the platform's own people.
    tenant_id text references tenants,
    email text not null unique,
    name text not null,
    password_hash text not null,
    created_at timestamptz not null
);

create table api_keys (
    id uuid primary key,
    tenant_id text references tenants,
    name text not null,
    -- SHA-256 of a key with 256 random bits: there is nothing to guess, so a slow hash would protect nothing.
    key_hash text not null unique,
    created_at timestamptz not null
);

create table imports (
    tenant_id text not null references tenants,
    id uuid not null,
    campaign_id uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, id)
);

create table import_rejections (
    tenant_id text not null,
    import_id uuid not null,
    row_number bigint not null,
    column_name text,
    masked_value text not null,
    code text not null,
    reason text not null,
    primary key (tenant_id, import_id, row_number),
    foreign key (tenant_id, import_id) references imports
);

-- Lists go from the newest call to the oldest; a call that never connected has an end and no start.
create index calls_newest_first on calls (tenant_id, (coalesce(started_at, ended_at)) desc, ref desc);
create index campaigns_newest_first on campaigns (tenant_id, id desc);
create index leads_newest_first on leads (tenant_id, id desc);

do $$
declare
    one text;
begin
    foreach one in array array['tenants', 'users', 'api_keys', 'imports', 'import_rejections'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format(
            'create policy tenant_scope on %I using (tenant_id = current_setting(''voicecrm.tenant'', true)
                or current_setting(''voicecrm.tenant'', true) = ''*'')
             with check (tenant_id = current_setting(''voicecrm.tenant'', true)
                or current_setting(''voicecrm.tenant'', true) = ''*'')', one);
        execute format('grant select, insert, update, delete on %I to voicecrm_app', one);
    end loop;
end $$;

grant select, insert, update on plans to voicecrm_app;
