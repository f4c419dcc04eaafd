-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "buffer" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "max_listed" INTEGER,
ADD COLUMN     "push_allowed_zeros" INTEGER,
ADD COLUMN     "push_claim" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "push_error" TEXT,
ADD COLUMN     "push_failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "push_held_at" TIMESTAMPTZ(3),
ADD COLUMN     "push_held_zeros" INTEGER,
ADD COLUMN     "push_lease_until" TIMESTAMPTZ(3),
ADD COLUMN     "push_on" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "push_retry_at" TIMESTAMPTZ(3),
ADD COLUMN     "stock_percentage" INTEGER NOT NULL DEFAULT 100;

-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "acked_at" TIMESTAMPTZ(3),
ADD COLUMN     "acked_quantity" INTEGER,
ADD COLUMN     "push_attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "push_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "push_error" TEXT,
ADD COLUMN     "push_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "wanted_quantity" INTEGER,
ADD COLUMN     "zeroed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "push_mark" (
    "id" UUID NOT NULL DEFAULT omni_row_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,

    CONSTRAINT "push_mark_pkey" PRIMARY KEY ("vendor_id","connection_id","id")
);

ALTER TABLE connection ADD CONSTRAINT connection_push CHECK (stock_percentage BETWEEN 1 AND 100 AND buffer >= 0 AND max_listed >= 1);
ALTER TABLE listing ADD CONSTRAINT listing_push CHECK (wanted_quantity >= 0 AND acked_quantity >= 0);

-- What is due of a connection, the last copies first. Row-level security lets the planner use columns alone: the rest is in the index's own condition.
CREATE INDEX listing_push_due ON listing (vendor_id, connection_id, wanted_quantity, push_due_at) WHERE push_due_at IS NOT NULL AND status = 'active' AND item_id IS NOT NULL;
CREATE INDEX connection_pushes ON connection (vendor_id) WHERE push_on;

-- Marks are only added and taken away. They name a listing by what the trigger found there; one whose listing is gone finds nothing to push.
SELECT omni_protect('push_mark');
REVOKE UPDATE ON push_mark FROM omni_app;
GRANT SELECT (push_on, push_lease_until, push_retry_at, push_held_at) ON connection TO omni_system;
GRANT SELECT (vendor_id, connection_id) ON push_mark TO omni_system;
CREATE POLICY system_reads ON push_mark FOR SELECT TO omni_system USING (true);
GRANT SELECT (vendor_id, connection_id, status, item_id, push_due_at) ON listing TO omni_system;
CREATE POLICY system_reads ON listing FOR SELECT TO omni_system USING (true);

-- Every way in which stock changes passes stock_level, so here what is for sale elsewhere is marked, once a statement and in its transaction. A mark is a row of
-- its own and no change of the listing: two sales never wait for each other on it, and one that is not committed yet is not taken away unseen. What is
-- available decides: a sale's copies that leave the house change nothing for the buyers elsewhere. Bulk operations switch nested loops off, which here would read all
-- listings for each chunk; and each statement is planned by itself (EXECUTE), for the plan of a sale's one row would go through thousands of rows for each of
-- thousands.
CREATE FUNCTION omni_mark_new_stock() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = 'on' AS $$
BEGIN
  IF EXISTS (SELECT FROM connection WHERE push_on) THEN
    EXECUTE $insert$
      INSERT INTO push_mark (vendor_id, connection_id, listing_id)
      SELECT listing.vendor_id, listing.connection_id, listing.id
      FROM (SELECT DISTINCT vendor_id, item_id FROM added WHERE on_hand <> committed) changed
      JOIN listing ON listing.vendor_id = changed.vendor_id AND listing.item_id = changed.item_id AND listing.status = 'active'
      JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id AND connection.push_on
        AND connection.status IN ('active', 'paused')
    $insert$;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION omni_mark_changed_stock() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = 'on' AS $$
BEGIN
  IF EXISTS (SELECT FROM connection WHERE push_on) THEN
    EXECUTE $insert$
      INSERT INTO push_mark (vendor_id, connection_id, listing_id)
      SELECT listing.vendor_id, listing.connection_id, listing.id
      FROM (
        SELECT DISTINCT added.vendor_id, added.item_id FROM added JOIN removed USING (id) WHERE added.on_hand - added.committed <> removed.on_hand - removed.committed
      ) changed
      JOIN listing ON listing.vendor_id = changed.vendor_id AND listing.item_id = changed.item_id AND listing.status = 'active'
      JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id AND connection.push_on
        AND connection.status IN ('active', 'paused')
    $insert$;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER mark_new_stock AFTER INSERT ON stock_level REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_mark_new_stock();
CREATE TRIGGER mark_changed_stock AFTER UPDATE ON stock_level REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION omni_mark_changed_stock();

-- A listing whose item becomes known, or that is for sale again, has to show its stock.
CREATE FUNCTION omni_mark_new_listings() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = 'on' AS $$
BEGIN
  EXECUTE $insert$
    INSERT INTO push_mark (vendor_id, connection_id, listing_id)
    SELECT added.vendor_id, added.connection_id, added.id FROM added
    JOIN connection ON connection.vendor_id = added.vendor_id AND connection.id = added.connection_id AND connection.push_on
      AND connection.status IN ('active', 'paused')
    WHERE added.item_id IS NOT NULL AND added.status = 'active'
  $insert$;
  RETURN NULL;
END $$;
CREATE FUNCTION omni_mark_changed_listings() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = 'on' AS $$
BEGIN
  EXECUTE $insert$
    INSERT INTO push_mark (vendor_id, connection_id, listing_id)
    SELECT added.vendor_id, added.connection_id, added.id FROM added JOIN removed USING (id)
    JOIN connection ON connection.vendor_id = added.vendor_id AND connection.id = added.connection_id AND connection.push_on
      AND connection.status IN ('active', 'paused')
    WHERE added.item_id IS NOT NULL AND added.status = 'active' AND (removed.item_id IS DISTINCT FROM added.item_id OR removed.status <> 'active')
  $insert$;
  RETURN NULL;
END $$;
CREATE TRIGGER mark_new_listings AFTER INSERT ON listing REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_mark_new_listings();
CREATE TRIGGER mark_changed_listings AFTER UPDATE ON listing REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION omni_mark_changed_listings();
