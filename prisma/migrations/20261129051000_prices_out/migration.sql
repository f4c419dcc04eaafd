-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "price_rule" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "prices_on" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "acked_price_minor" BIGINT,
ADD COLUMN     "price_acked_at" TIMESTAMPTZ(3),
ADD COLUMN     "price_attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "price_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "price_error" TEXT,
ADD COLUMN     "price_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "wanted_price_minor" BIGINT;

-- AlterTable
ALTER TABLE "push_mark" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'stock';

-- CreateTable
CREATE TABLE "price_receipt" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "bulk_operation_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "price_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "price_receipt_vendor_id_bulk_operation_id_connection_id_key" ON "price_receipt"("vendor_id", "bulk_operation_id", "connection_id");

-- CreateIndex
CREATE UNIQUE INDEX "price_receipt_vendor_id_id_key" ON "price_receipt"("vendor_id", "id");

-- AddForeignKey
ALTER TABLE "price_receipt" ADD CONSTRAINT "price_receipt_vendor_id_connection_id_fkey" FOREIGN KEY ("vendor_id", "connection_id") REFERENCES "connection"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_receipt" ADD CONSTRAINT "price_receipt_vendor_id_bulk_operation_id_fkey" FOREIGN KEY ("vendor_id", "bulk_operation_id") REFERENCES "bulk_operation"("vendor_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE push_mark ADD CONSTRAINT push_mark_kind CHECK (kind IN ('stock', 'price'));
ALTER TABLE listing ADD CONSTRAINT listing_price CHECK (wanted_price_minor >= 0 AND acked_price_minor >= 0);
ALTER TABLE price_receipt ADD CONSTRAINT price_receipt_counts CHECK (total >= 1 AND done >= 0 AND refused >= 0 AND done + refused <= total);

CREATE INDEX listing_price_due ON listing (vendor_id, connection_id, price_due_at) WHERE price_due_at IS NOT NULL AND status = 'active' AND item_id IS NOT NULL;
CREATE INDEX connection_prices ON connection (vendor_id) WHERE prices_on;
CREATE INDEX price_receipt_open ON price_receipt (vendor_id, connection_id) WHERE finished_at IS NULL;

SELECT omni_protect('price_receipt');
REVOKE DELETE ON price_receipt FROM omni_app;
GRANT SELECT (prices_on) ON connection TO omni_system;
GRANT SELECT (kind) ON push_mark TO omni_system;
GRANT SELECT (price_due_at) ON listing TO omni_system;

-- A price that changes marks what is for sale by it, as stock does, and in the transaction of the change.
CREATE FUNCTION omni_mark_changed_prices() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = 'on' AS $$
BEGIN
  IF EXISTS (SELECT FROM connection WHERE prices_on) THEN
    EXECUTE $insert$
      INSERT INTO push_mark (vendor_id, connection_id, listing_id, kind)
      SELECT listing.vendor_id, listing.connection_id, listing.id, 'price'
      FROM (SELECT added.vendor_id, added.id FROM added JOIN removed USING (id) WHERE added.price_minor <> removed.price_minor) changed
      JOIN listing ON listing.vendor_id = changed.vendor_id AND listing.item_id = changed.id AND listing.status = 'active'
      JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id AND connection.prices_on
        AND connection.status IN ('active', 'paused')
    $insert$;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER mark_changed_prices AFTER UPDATE ON item REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION omni_mark_changed_prices();

-- A listing whose item becomes known, or that is for sale again, has to show its stock and its price; one of its own is a new price too.
CREATE OR REPLACE FUNCTION omni_mark_listings() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = 'on' AS $$
BEGIN
  IF EXISTS (SELECT FROM connection WHERE push_on OR prices_on) THEN
    EXECUTE format($insert$
      INSERT INTO push_mark (vendor_id, connection_id, listing_id, kind)
      SELECT added.vendor_id, added.connection_id, added.id, mark.kind FROM added %s
      JOIN connection ON connection.vendor_id = added.vendor_id AND connection.id = added.connection_id AND connection.status IN ('active', 'paused')
      JOIN (VALUES ('stock'), ('price')) mark (kind) ON CASE mark.kind WHEN 'stock' THEN connection.push_on ELSE connection.prices_on END
      WHERE added.item_id IS NOT NULL AND added.status = 'active' %s
    $insert$, CASE TG_OP WHEN 'INSERT' THEN '' ELSE 'JOIN removed USING (id)' END,
      CASE TG_OP WHEN 'INSERT' THEN '' ELSE $more$ AND (removed.item_id IS DISTINCT FROM added.item_id OR removed.status <> 'active'
        OR (mark.kind = 'price' AND removed.price_minor IS DISTINCT FROM added.price_minor))$more$ END);
  END IF;
  RETURN NULL;
END $$;
