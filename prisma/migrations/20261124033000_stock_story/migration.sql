-- DropIndex
DROP INDEX "stock_movement_vendor_id_item_id_created_at_idx";

-- AlterTable
ALTER TABLE "reservation" ADD COLUMN     "settlement_id" UUID;

-- CreateIndex
CREATE INDEX "stock_movement_vendor_id_item_id_id_idx" ON "stock_movement"("vendor_id", "item_id", "id");

-- What Prisma's schema can't say.

-- Ordered by time to a quarter of a microsecond (RFC 9562, 6.2, method 3): movements of one level, one transaction's included, sort as they
-- were written.
CREATE OR REPLACE FUNCTION omni_uuidv7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT (overlay(lpad(to_hex((extract(epoch FROM clock_timestamp()) * 4096000)::bigint), 15, '0') PLACING '7' FROM 13 FOR 0)
    || substr(gen_random_uuid()::text, 20))::uuid
$$;

-- A receipt's movements; the many that have none cost nothing here.
CREATE INDEX stock_movement_receipt ON stock_movement (vendor_id, receipt_id, id) WHERE receipt_id IS NOT NULL;

-- When a reservation was fulfilled or released, whoever did it.
CREATE FUNCTION omni_settle_reservation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.settlement_id := CASE WHEN NEW.status <> 'open' THEN omni_uuidv7() END;
  RETURN NEW;
END $$;
CREATE TRIGGER settle BEFORE INSERT OR UPDATE OF status ON reservation
  FOR EACH ROW WHEN ((NEW.status = 'open') <> (NEW.settlement_id IS NULL)) EXECUTE FUNCTION omni_settle_reservation();

-- Whoever checks the books of all shops tells them by their names.
GRANT SELECT (id, name) ON vendor TO omni_system;
CREATE POLICY check_ledger ON vendor FOR SELECT TO omni_system USING (current_setting('app.purpose', true) = 'check-ledger');

-- People type a location's name in any case.
CREATE UNIQUE INDEX one_location_a_name ON location (vendor_id, lower(name)) WHERE name IS NOT NULL;
ALTER TABLE location ADD CONSTRAINT location_name CHECK (length(name) BETWEEN 1 AND 100);
