-- voicecrm on PostgreSQL 15 or newer. Run it once, by hand or with a migration tool, as the role that shall own the tables.
--
-- The application works as voicecrm_app, which owns nothing, and says in every transaction for whom:
--     select set_config('voicecrm.tenant', '<tenant id>', true)    one tenant's rows
--     select set_config('voicecrm.tenant', '*', true)              the platform: every tenant's rows, and what calls cost
-- Row-level security is forced, so that a transaction that says nothing sees nothing, the owner's included.

do $$
begin
    if not exists (select from pg_roles where rolname = 'voicecrm_app') then
        create role voicecrm_app nologin;
    end if;
exception
    when insufficient_privilege then
        raise exception 'role voicecrm_app: does not exist, and % may not create it; create it first', current_user;
end $$;

-- Lets whoever migrates act as the application too, by "set role voicecrm_app".
grant voicecrm_app to current_user;

create table agents (
    provider text not null,
    agent_id text not null,
    -- Null: the platform shares it with every tenant.
    tenant_id text,
    type text not null,
    name text not null,
    prompt text,
    first_message text,
    voice_id text,
    language text,
    max_call_seconds bigint,
    active boolean not null,
    created_at timestamptz not null,
    primary key (provider, agent_id)
);

create table campaigns (
    tenant_id text not null,
    id uuid not null,
    name text not null,
    kind text not null,
    provider text not null,
    agent_id text not null,
    caller_id text not null,
    objective text,
    instructions text,
    max_attempts int not null,
    retry_outcomes text[] not null,
    retry_millis bigint[] not null,
    max_concurrent_calls int not null,
    weight int not null,
    start_at timestamptz,
    end_at timestamptz,
    -- The last time that one of its targets was called: among equals, whoever waits longest comes next.
    last_claimed_at timestamptz not null default '-infinity',
    state text not null,
    state_reason text,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    primary key (tenant_id, id)
);

-- What the dialer looks for first, and there are few of them.
create index campaigns_running on campaigns (provider) where state = 'RUNNING';

-- What a tenant gets of accounts that many use; a tenant without a row has an equal share.
create table tenant_shares (
    tenant_id text primary key,
    weight int not null check (weight between 1 and 1000),
    max_concurrent_calls int not null check (max_concurrent_calls >= 1)
);

create table targets (
    tenant_id text not null,
    campaign_id uuid not null,
    phone text not null,
    -- The row of the file it came from, after those of earlier files.
    position bigint not null,
    language text,
    voice_id text,
    first_message text,
    prompt text,
    variable_names text[] not null,
    variable_values text[] not null,
    state text not null default 'QUEUED',
    -- 0 low, 1 normal, 2 high
    priority smallint not null default 1,
    attempts int not null default 0,
    -- Those of earlier rounds, before somebody asked to try again.
    attempts_before int not null default 0,
    due_at timestamptz not null default '-infinity',
    last_outcome text,
    reason text,
    updated_at timestamptz not null,
    primary key (tenant_id, campaign_id, phone),
    foreign key (tenant_id, campaign_id) references campaigns
) with (fillfactor = 80);

-- The next ones to call, in order; a target leaves the index when it is called.
create index targets_due on targets (tenant_id, campaign_id, priority, due_at, position) where state in ('QUEUED', 'WAITING');
-- Whether a campaign has anything left to do.
create index targets_open on targets (tenant_id, campaign_id) where state in ('QUEUED', 'WAITING', 'CALLING');
-- Pages of a campaign's people.
create index targets_in_file_order on targets (tenant_id, campaign_id, position);

create table attempts (
    id uuid primary key,
    tenant_id text not null,
    campaign_id uuid not null,
    phone text not null,
    number int not null,
    state text not null,
    provider text not null,
    call_ref text,
    dialer text not null,
    claimed_at timestamptz not null,
    lease_until timestamptz not null,
    submitted_at timestamptz,
    state_since timestamptz not null,
    next_check_at timestamptz not null default '-infinity',
    outcome text,
    detail text,
    foreign key (tenant_id, campaign_id, phone) references targets
) with (fillfactor = 80);

-- Those that take a slot: as many as calls are up, however many there ever were.
create index attempts_live on attempts (provider, tenant_id, campaign_id)
    where state in ('CLAIMED', 'SUBMITTING', 'UNKNOWN', 'PLACED');
-- A number has one live attempt, whoever calls it.
create unique index attempts_live_by_phone on attempts (phone)
    where state in ('CLAIMED', 'SUBMITTING', 'UNKNOWN', 'PLACED');
-- Those whose outcome is not known; they are looked into, oldest first.
create index attempts_open on attempts (provider, claimed_at)
    where state in ('CLAIMED', 'SUBMITTING', 'UNKNOWN', 'PLACED', 'ENDED');
-- How many started within the last second.
create index attempts_by_submission on attempts (provider, submitted_at) where submitted_at is not null;
-- A call belongs to one attempt; events are matched by it.
create unique index attempts_by_call on attempts (provider, call_ref) where call_ref is not null;
-- What was tried for one person.
create index attempts_by_target on attempts (tenant_id, campaign_id, phone);

create table calls (
    tenant_id text not null,
    provider text not null,
    ref text not null,
    attempt_id uuid,
    phone text,
    direction text not null,
    agent_id text,
    started_at timestamptz,
    ended_at timestamptz,
    talk_seconds bigint not null,
    outcome text,
    provider_reason text,
    analyzed_at timestamptz,
    -- The transcript, turn by turn; null until it is known.
    turn_speakers text[],
    turn_texts text[],
    turn_offsets_millis bigint[],
    summary text,
    successful boolean,
    extracted_names text[],
    extracted_values text[],
    primary key (tenant_id, provider, ref)
);

-- A person's last calls, for the agent's context and the lead's page.
create index calls_by_person on calls (tenant_id, phone, (coalesce(started_at, ended_at)) desc);
create index calls_by_attempt on calls (attempt_id);

create table call_costs (
    tenant_id text not null,
    provider text not null,
    ref text not null,
    component text not null,
    unit text not null,
    -- Billionths of the unit: exact, and wide enough for nine billion of any currency.
    amount_nanos bigint not null,
    occurred_at timestamptz not null,
    primary key (tenant_id, provider, ref, component)
);

create index call_costs_by_time on call_costs (tenant_id, occurred_at);

create table usage_entries (
    tenant_id text not null,
    provider text not null,
    ref text not null,
    meter text not null,
    quantity bigint not null check (quantity >= 0),
    occurred_at timestamptz not null,
    primary key (tenant_id, provider, ref, meter)
);

create index usage_entries_by_time on usage_entries (tenant_id, occurred_at) include (meter, quantity);

create table leads (
    tenant_id text not null,
    id uuid not null,
    phone text not null,
    name text not null,
    email text,
    source text not null,
    status text not null,
    intent text,
    notes text not null,
    last_contact_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, phone)
);

create table lead_notes (
    tenant_id text not null,
    lead_id uuid not null,
    provider text not null,
    ref text not null,
    text text not null,
    at timestamptz not null,
    primary key (tenant_id, lead_id, provider, ref),
    foreign key (tenant_id, lead_id) references leads
);

create table webhook_deliveries (
    provider text not null,
    key text not null,
    body bytea not null,
    received_at timestamptz not null,
    state text not null default 'OPEN',
    tries int not null default 0,
    not_before timestamptz not null default '-infinity',
    reason text,
    primary key (provider, key)
);

-- What waits to be worked on, oldest first.
create index webhook_deliveries_open on webhook_deliveries (received_at) where state = 'OPEN';

do $$
declare
    one text;
    platform constant text := 'current_setting(''voicecrm.tenant'', true) = ''*''';
    own constant text := 'tenant_id = current_setting(''voicecrm.tenant'', true)';
begin
    foreach one in array array['agents', 'campaigns', 'tenant_shares', 'targets', 'attempts', 'calls', 'usage_entries',
                               'leads', 'lead_notes', 'call_costs', 'webhook_deliveries'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format('create policy platform_scope on %I using (%s) with check (%s)', one, platform, platform);
        execute format('grant select, insert, update on %I to voicecrm_app', one);
    end loop;
    -- What calls cost, what providers sent and who gets which share is the platform's alone.
    foreach one in array array['agents', 'campaigns', 'targets', 'attempts', 'calls', 'usage_entries', 'leads',
                               'lead_notes'] loop
        execute format('create policy tenant_scope on %I using (%s) with check (%s)', one, own, own);
    end loop;
end $$;

-- A shared agent is there for every tenant to use, and for none to change.
create policy shared_agents on agents for select
    using (tenant_id is null and coalesce(current_setting('voicecrm.tenant', true), '') <> '');
