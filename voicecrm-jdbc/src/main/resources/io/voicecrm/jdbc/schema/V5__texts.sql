-- Text messages, and who does not want any.

create table text_messages (
    tenant_id text not null,
    id uuid not null unique,
    from_phone text not null,
    to_phone text not null,
    body text not null,
    state text not null,
    -- How far the state is: it only ever grows, and never from a final one.
    rank int not null,
    final boolean not null,
    reference text,
    problem text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
);

create index text_messages_by_time on text_messages (tenant_id, created_at desc, id desc);

create table text_opt_outs (
    tenant_id text not null,
    phone text not null,
    via text not null,
    at timestamptz not null,
    -- Set where the person wants messages after all; it is kept, and holds again with the next opt-out.
    lifted_at timestamptz,
    primary key (tenant_id, phone)
);

do $$
declare
    one text;
    platform constant text := 'current_setting(''voicecrm.tenant'', true) = ''*''';
    own constant text := 'tenant_id = current_setting(''voicecrm.tenant'', true)';
begin
    foreach one in array array['text_messages', 'text_opt_outs'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format('create policy platform_scope on %I using (%s) with check (%s)', one, platform, platform);
        execute format('create policy tenant_scope on %I using (%s) with check (%s)', one, own, own);
        execute format('grant select, insert, update on %I to voicecrm_app', one);
    end loop;
end $$;
