-- What the compliance gate looks into and writes to.

-- On what terms a campaign calls.
alter table campaigns
    add column purpose text not null default 'MARKETING',
    add column consent_level text,
    add column consent_text text,
    add column consent_at timestamptz,
    add column call_window text;

-- How often somebody was called, over all campaigns of a tenant.
create index attempts_by_person on attempts (tenant_id, phone, submitted_at) where submitted_at is not null;

create table do_not_call (
    -- '*': nobody on the platform may call the number.
    tenant_id text not null,
    phone text not null,
    source text not null,
    note text not null,
    at timestamptz not null,
    -- Set where the entry was a mistake; it is kept, and holds again when it is added again.
    lifted_at timestamptz,
    lifted_by text,
    primary key (tenant_id, phone)
);

create table consents (
    tenant_id text not null,
    phone text not null,
    purpose text not null,
    level text not null,
    source text not null,
    text_version text not null,
    captured_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    revoked_via text,
    primary key (tenant_id, phone, purpose, captured_at)
);

-- National lists, by version: the newest one counts. Older ones may be deleted by whoever owns the tables.
create table national_lists (
    list text not null,
    as_of timestamptz not null,
    imported_at timestamptz not null,
    primary key (list, as_of)
);

create table national_list_numbers (
    list text not null,
    as_of timestamptz not null,
    phone text not null,
    primary key (list, as_of, phone),
    foreign key (list, as_of) references national_lists on delete cascade
);

-- What the operator changed in rule packs, each rule as a line of CSV.
create table rule_overrides (
    id bigint generated always as identity primary key,
    pack text not null,
    rule_id text not null,
    before text,
    after text,
    by text not null,
    why text not null,
    at timestamptz not null
);

-- Every decision, one chain per tenant. It grows at the end only: the application may neither change nor delete.
create table decisions (
    tenant_id text not null,
    position bigint not null check (position > 0),
    attempt_id uuid not null,
    phone text not null,
    kind text not null,
    rule_id text not null,
    until timestamptz,
    why text not null,
    citation text not null,
    pack text not null,
    place text not null,
    local_times text not null,
    at timestamptz not null,
    previous_hash text not null,
    hash text not null,
    primary key (tenant_id, position)
);

-- Why somebody was or was not called.
create index decisions_by_attempt on decisions (tenant_id, attempt_id);

do $$
declare
    one text;
    platform constant text := 'current_setting(''voicecrm.tenant'', true) = ''*''';
    own constant text := 'tenant_id = current_setting(''voicecrm.tenant'', true)';
begin
    foreach one in array array['do_not_call', 'consents', 'national_lists', 'national_list_numbers', 'rule_overrides',
                               'decisions'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format('create policy platform_scope on %I using (%s) with check (%s)', one, platform, platform);
        execute format('grant select, insert on %I to voicecrm_app', one);
    end loop;
    -- National lists and the operator's rules are the platform's alone.
    foreach one in array array['do_not_call', 'consents', 'decisions'] loop
        execute format('create policy tenant_scope on %I using (%s) with check (%s)', one, own, own);
    end loop;
end $$;

grant update on do_not_call, consents to voicecrm_app;
