-- What a payment gateway was told of a tenant's use. It knows a report again for a day or so, and would bill it twice later.
create table sent_usage (
    tenant_id text not null,
    id text not null,
    first_tried_at timestamptz not null,
    confirmed boolean not null default false,
    primary key (tenant_id, id)
);

alter table sent_usage enable row level security;
alter table sent_usage force row level security;
create policy platform_scope on sent_usage
    using (case when current_setting('voicecrm.tenant', true) = '*' then true else false end)
    with check (case when current_setting('voicecrm.tenant', true) = '*' then true else false end);
grant select, insert, update on sent_usage to voicecrm_app;
