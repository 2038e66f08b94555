-- Whether a client takes numbers of the pool by itself. Off: the platform hands them out.
alter table tenants add column number_self_service boolean not null default false;
