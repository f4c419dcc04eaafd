-- Whom a message answers that shows long work; and the note in its thread that tells them of the end.
ALTER TABLE "progress_message" ADD COLUMN     "identity_id" UUID;
ALTER TABLE "outbox" ADD COLUMN     "identity_id" UUID,
ADD COLUMN     "thread_id" TEXT;

-- When somebody last had it go on: from then on they wait.
ALTER TABLE "bulk_operation" ADD COLUMN     "asked_at" TIMESTAMPTZ(3);
