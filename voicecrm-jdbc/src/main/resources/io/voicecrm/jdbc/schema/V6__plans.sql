-- A campaign's id is enough to find its targets. As long as a table has no statistics, an index that begins with the tenant
-- and the campaign looks as selective as the primary key, and a target is then found by reading all of its campaign's.
drop index targets_due;
create index targets_due on targets (campaign_id, priority, due_at, position) where state in ('QUEUED', 'WAITING');

drop index targets_open;
create index targets_open on targets (campaign_id) where state in ('QUEUED', 'WAITING', 'CALLING');

drop index targets_in_file_order;
create index targets_in_file_order on targets (campaign_id, position);

-- The platform sees all rows. Said as a comparison, the planner takes it to leave one row in two hundred, as any comparison
-- about which nothing is known, and plans for a handful where there are thousands; of a case it assumes a half.
do $$
declare
    one text;
    platform constant text := 'case when current_setting(''voicecrm.tenant'', true) = ''*'' then true else false end';
begin
    for one in select tablename from pg_policies where schemaname = current_schema() and policyname = 'platform_scope' loop
        execute format('alter policy platform_scope on %I using (%s) with check (%s)', one, platform, platform);
    end loop;
end $$;
