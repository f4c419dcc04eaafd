-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "cleared_up_to" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "credentials" TEXT,
ADD COLUMN     "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "polled_until" TIMESTAMPTZ(3),
ADD COLUMN     "rotated_at" TIMESTAMPTZ(3),
ADD COLUMN     "trouble" TEXT;

-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "product_external_id" TEXT,
ADD COLUMN     "seen_price_minor" BIGINT,
ADD COLUMN     "seen_quantity" INTEGER,
ADD COLUMN     "sku" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'active',
ADD COLUMN     "stock_external_id" TEXT,
ADD COLUMN     "stock_seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "title" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "item_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "sales_order_line" ADD COLUMN     "barcode" TEXT,
ADD COLUMN     "ignored_at" TIMESTAMPTZ(3),
ADD COLUMN     "product_external_id" TEXT;

-- AlterTable
ALTER TABLE "webhook_delivery" ADD COLUMN     "number" BIGSERIAL NOT NULL;

-- CreateIndex
CREATE INDEX "listing_vendor_id_connection_id_product_external_id_idx" ON "listing"("vendor_id", "connection_id", "product_external_id");

-- CreateIndex
CREATE INDEX "listing_vendor_id_connection_id_stock_external_id_idx" ON "listing"("vendor_id", "connection_id", "stock_external_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_vendor_id_connection_id_number_idx" ON "webhook_delivery"("vendor_id", "connection_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_vendor_id_number_key" ON "webhook_delivery"("vendor_id", "number");

-- What a person looks for among millions that went well.
CREATE INDEX webhook_delivery_troubled ON webhook_delivery (vendor_id, number) WHERE status IN ('failed', 'dead');
-- Lines that wait for an item.
CREATE INDEX sales_order_line_waiting ON sales_order_line (vendor_id, lower(sku)) WHERE item_id IS NULL AND ignored_at IS NULL;

ALTER TABLE connection DROP CONSTRAINT connection_status;
ALTER TABLE connection ADD CONSTRAINT connection_status CHECK (status IN ('active', 'paused', 'uninstalled', 'removed'));
ALTER TABLE listing ADD CONSTRAINT listing_status CHECK (status IN ('active', 'ended', 'ignored'));
ALTER TABLE listing ADD CONSTRAINT listing_ignored CHECK (status <> 'ignored' OR item_id IS NULL);
ALTER TABLE listing ADD CONSTRAINT listing_seen_price CHECK (seen_price_minor >= 0);

-- Deliveries are numbered as they are stored.
GRANT USAGE ON SEQUENCE webhook_delivery_number_seq TO omni_intake;

GRANT SELECT (rotated_at, due_at) ON connection TO omni_system;
