-- What else speaks for or against a call: earlier deals, numbers that changed hands, and what answered calls were like.

create table relationships (
    tenant_id text not null,
    phone text not null,
    kind text not null,
    source text not null,
    at timestamptz not null,
    ended_at timestamptz,
    ended_via text,
    primary key (tenant_id, phone, kind, at)
);

-- A tenant's list of them, newest first.
create index relationships_by_time on relationships (tenant_id, at desc);

-- Of the platform, since a number that is given up is so for everybody.
create table disconnected_numbers (
    phone text primary key,
    -- Null: known never to have been given up.
    last_disconnected date
);

create table live_answers (
    tenant_id text not null,
    call text not null,
    -- Null: the person called.
    campaign_id uuid,
    phone text not null,
    at timestamptz not null,
    heard text not null,
    primary key (tenant_id, call)
);

-- How many of a campaign's answered calls were abandoned, of a month of them, without a look at the table.
create index live_answers_by_campaign on live_answers (tenant_id, campaign_id, at) include (heard)
    where campaign_id is not null and heard <> 'UNMEASURED';
-- When somebody was last talked to.
create index live_answers_by_person on live_answers (tenant_id, phone, at);

do $$
declare
    one text;
    platform constant text := 'current_setting(''voicecrm.tenant'', true) = ''*''';
    own constant text := 'tenant_id = current_setting(''voicecrm.tenant'', true)';
begin
    foreach one in array array['relationships', 'disconnected_numbers', 'live_answers'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format('create policy platform_scope on %I using (%s) with check (%s)', one, platform, platform);
        execute format('grant select, insert, update on %I to voicecrm_app', one);
    end loop;
    foreach one in array array['relationships', 'live_answers'] loop
        execute format('create policy tenant_scope on %I using (%s) with check (%s)', one, own, own);
    end loop;
end $$;
