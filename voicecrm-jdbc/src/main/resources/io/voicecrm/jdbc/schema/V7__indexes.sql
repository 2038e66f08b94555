-- Every index that a state takes part in is written anew with each state that a call passes through, and with each row.

-- Calls that are up are found among those whose outcome is not known: attempts_open has them all, by provider, and few others.
drop index attempts_live;

-- Whether a campaign has anything left to do. Those that wait are in targets_due, so that this one needs only the few that
-- are being called, and nothing of it is written when a file is imported.
drop index targets_open;
create index targets_calling on targets (campaign_id, phone) where state = 'CALLING';
