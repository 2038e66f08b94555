-- An attempt is only ever made from the row of its target, which the same statement holds locked, and nobody may delete a
-- target: to look each one up a second time guards against nothing, and costs an eighth of a call's way through the queue.
alter table attempts drop constraint attempts_tenant_id_campaign_id_phone_fkey;
