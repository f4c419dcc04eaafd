-- What was dropped of the messages for a channel while the bot was away, told on its return.
ALTER TABLE subscription ADD COLUMN left_out integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT subscription_left_out CHECK (left_out >= 0);

-- What waits for a channel.
CREATE INDEX outbox_waiting ON outbox (vendor_id, workspace_id, channel_id, id) WHERE status = 'pending' AND message_id IS NULL;
