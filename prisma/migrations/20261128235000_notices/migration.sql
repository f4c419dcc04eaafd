-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "detail" JSONB,
ADD COLUMN     "group_key" TEXT,
ADD COLUMN     "is_held" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "led_at" TIMESTAMPTZ(3),
ADD COLUMN     "merged_into" UUID,
ADD COLUMN     "topic" TEXT;

-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "digest_at" TEXT,
ADD COLUMN     "digest_next_at" TIMESTAMPTZ(3),
ADD COLUMN     "quiet_hours" TEXT;

ALTER TABLE outbox DROP CONSTRAINT outbox_status;
ALTER TABLE outbox ADD CONSTRAINT outbox_status CHECK (status IN ('pending', 'sent', 'failed', 'merged')),
  ADD CONSTRAINT outbox_merged CHECK ((status = 'merged') = (merged_into IS NOT NULL)),
  ADD CONSTRAINT outbox_topic CHECK (topic IN ('sales', 'low-stock', 'bulk', 'errors')),
  ADD CONSTRAINT outbox_detail CHECK (group_key IS NULL OR detail IS NOT NULL);
ALTER TABLE subscription ADD CONSTRAINT subscription_topics CHECK (topics <@ ARRAY['sales', 'low-stock', 'bulk', 'errors']),
  ADD CONSTRAINT subscription_quiet_hours CHECK (quiet_hours ~ '^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$'),
  ADD CONSTRAINT subscription_digest_at CHECK (digest_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ADD CONSTRAINT subscription_digest_next CHECK ((digest_at IS NULL) = (digest_next_at IS NULL));

-- The message that a channel's news may join, and those that wait to: a few rows of the newest.
CREATE INDEX outbox_groups ON outbox (vendor_id, workspace_id, channel_id, group_key, led_at) WHERE group_key IS NOT NULL;
CREATE INDEX outbox_held ON outbox (vendor_id, workspace_id, channel_id) WHERE is_held AND status = 'pending';
CREATE INDEX subscription_digests ON subscription (digest_next_at) WHERE digest_next_at IS NOT NULL;

GRANT SELECT (id, vendor_id, workspace_id, digest_next_at) ON subscription TO omni_system;
CREATE POLICY system_reads ON subscription FOR SELECT TO omni_system USING (true);
