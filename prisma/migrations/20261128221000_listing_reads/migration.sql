-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "decision" UUID,
ADD COLUMN     "facts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "paired_read" INTEGER,
ADD COLUMN     "proposed_item_id" UUID,
ADD COLUMN     "seen_read" INTEGER;

-- AlterTable
ALTER TABLE "progress_message" ADD COLUMN     "listing_read_id" UUID,
ALTER COLUMN "bulk_operation_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "listing_read" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'reading',
    "cursor" TEXT,
    "total" INTEGER,
    "listings" INTEGER NOT NULL DEFAULT 0,
    "ended" INTEGER NOT NULL DEFAULT 0,
    "is_lossy" BOOLEAN NOT NULL DEFAULT false,
    "slice" INTEGER NOT NULL DEFAULT 0,
    "faults" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "listing_read_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "listing_read_vendor_id_connection_id_number_idx" ON "listing_read"("vendor_id", "connection_id", "number");

-- CreateIndex
CREATE INDEX "listing_read_status_due_at_idx" ON "listing_read"("status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "listing_read_vendor_id_id_key" ON "listing_read"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "listing_read_vendor_id_number_key" ON "listing_read"("vendor_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "progress_message_vendor_id_listing_read_id_workspace_id_cha_key" ON "progress_message"("vendor_id", "listing_read_id", "workspace_id", "channel_id", "message_id");

-- AddForeignKey
ALTER TABLE "progress_message" ADD CONSTRAINT "progress_message_vendor_id_listing_read_id_fkey" FOREIGN KEY ("vendor_id", "listing_read_id") REFERENCES "listing_read"("vendor_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_vendor_id_proposed_item_id_fkey" FOREIGN KEY ("vendor_id", "proposed_item_id") REFERENCES "item"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_read" ADD CONSTRAINT "listing_read_vendor_id_connection_id_fkey" FOREIGN KEY ("vendor_id", "connection_id") REFERENCES "connection"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE listing_read ADD CONSTRAINT listing_read_status CHECK (status IN ('reading', 'pairing', 'done', 'failed'));
-- One at a time reads a connection's listings.
CREATE UNIQUE INDEX listing_read_open ON listing_read (vendor_id, connection_id) WHERE status IN ('reading', 'pairing');
ALTER TABLE progress_message ADD CONSTRAINT progress_message_shows CHECK (num_nonnulls(bulk_operation_id, listing_read_id) = 1);
-- What waits for a person's word.
CREATE INDEX listing_unpaired ON listing (vendor_id, connection_id, id) WHERE item_id IS NULL AND status = 'active';

SELECT omni_protect('listing_read');
REVOKE DELETE ON listing_read FROM omni_app;
GRANT SELECT (id, vendor_id, connection_id, status, due_at) ON listing_read TO omni_system;
CREATE POLICY system_reads ON listing_read FOR SELECT TO omni_system USING (true);
