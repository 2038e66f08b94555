-- Which rules a client's calls obey where nobody real is called; with a real provider the real ones hold, whatever is here.
-- Null: nobody chose yet.
alter table tenants add column rule_pack text check (rule_pack in ('sandbox', 'standard'));

-- The list of everything that people permitted or took back, newest first.
create index consents_newest_first on consents (tenant_id, captured_at desc);
