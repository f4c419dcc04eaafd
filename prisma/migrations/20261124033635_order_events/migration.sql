-- DropIndex
DROP INDEX "order_event_vendor_id_order_id_idx";

-- AlterTable
ALTER TABLE "order_event" ADD COLUMN     "basis" TEXT NOT NULL DEFAULT 'delta',
ADD COLUMN     "effect" JSONB,
ADD COLUMN     "happened_at" TIMESTAMPTZ(3),
ADD COLUMN     "undone_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sales_order" ADD COLUMN     "paid_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "webhook_delivery" ADD COLUMN     "order_external_id" TEXT;

-- CreateIndex
CREATE INDEX "customer_vendor_id_email_idx" ON "customer"("vendor_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "order_event_vendor_id_order_id_kind_external_id_key" ON "order_event"("vendor_id", "order_id", "kind", "external_id");

-- CreateIndex
CREATE INDEX "sales_order_vendor_id_name_idx" ON "sales_order"("vendor_id", "name");

-- CreateIndex
CREATE INDEX "webhook_delivery_vendor_id_connection_id_order_external_id_idx" ON "webhook_delivery"("vendor_id", "connection_id", "order_external_id");

-- What Prisma's schema can't say.

ALTER TABLE order_event ADD CONSTRAINT order_event_basis CHECK (basis IN ('delta', 'level', 'whole'));

-- The database's owner is bound by the policies too: lifted for what follows.
ALTER TABLE sales_order NO FORCE ROW LEVEL SECURITY;
ALTER TABLE order_event NO FORCE ROW LEVEL SECURITY;
UPDATE sales_order SET paid_at = placed_at WHERE status IN ('paid', 'fulfilled', 'returned');
-- An order that was cancelled stays so, also for a line of it that is yet to come.
INSERT INTO order_event (created_at, vendor_id, kind, external_id, connection_id, order_external_id, order_id, basis, lines, applied_at)
  SELECT created_at, vendor_id, 'cancelled', 'whole', connection_id, external_id, id, 'whole', '[]', created_at
  FROM sales_order WHERE status = 'cancelled' AND connection_id IS NOT NULL;
ALTER TABLE sales_order FORCE ROW LEVEL SECURITY;
ALTER TABLE order_event FORCE ROW LEVEL SECURITY;

-- The few lines that are oversold, by item: looked up whenever its stock moves.
CREATE INDEX oversold_lines ON sales_order_line (vendor_id, item_id) WHERE oversold > 0;
