-- What people see of the webhook inbox, and that nothing in it is kept for ever.

alter table webhook_deliveries
    -- A name of the secret that the signature was made with; the secret cannot be told from it.
    add column signed_with text not null default '',
    add column replays int not null default 0,
    add column handled_at timestamptz;

-- What was spoken on the phone does not get much smaller, and compressing it takes longer than storing it.
alter table webhook_deliveries alter column body set storage external;

-- Newest first for people, oldest first for the purge; and the few that somebody has to look at.
create index webhook_deliveries_by_time on webhook_deliveries (received_at);
create index webhook_deliveries_buried on webhook_deliveries (received_at) where state = 'BURIED';

-- The one table of the platform's that the application deletes from: a delivery holds what people said, and serves only
-- until it was worked on.
grant delete on webhook_deliveries to voicecrm_app;
