-- What agents may look up, and whose it is: a provider keeps the documents of all clients in one account.
create table knowledge_documents (
    tenant_id text not null references tenants,
    id uuid not null,
    provider text not null,
    -- The provider's name for it. Null: it was asked for, and no answer is known.
    base_id text,
    title text not null,
    kind text not null check (kind in ('text', 'link', 'file')),
    url text,
    bytes bigint,
    state text not null check (state in ('adding', 'not_indexed', 'indexing', 'ready', 'failed')),
    created_at timestamptz not null,
    primary key (tenant_id, id)
);

create index knowledge_documents_newest_first on knowledge_documents (tenant_id, id desc);

-- Which of the client's own agents quote a document.
create table knowledge_readers (
    tenant_id text not null,
    document_id uuid not null,
    provider text not null,
    agent_id text not null,
    primary key (tenant_id, document_id, agent_id),
    foreign key (tenant_id, document_id) references knowledge_documents on delete cascade
);

do $$
declare
    one text;
begin
    foreach one in array array['knowledge_documents', 'knowledge_readers'] loop
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
