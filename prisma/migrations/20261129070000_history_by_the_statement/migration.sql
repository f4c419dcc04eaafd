-- DropForeignKey
ALTER TABLE "price_change" DROP CONSTRAINT "price_change_vendor_id_item_id_fkey";

-- DropForeignKey
ALTER TABLE "stock_movement" DROP CONSTRAINT "stock_movement_vendor_id_item_id_fkey";

-- DropForeignKey
ALTER TABLE "stock_movement" DROP CONSTRAINT "stock_movement_vendor_id_location_id_fkey";

-- DropForeignKey
ALTER TABLE "stock_movement" DROP CONSTRAINT "stock_movement_vendor_id_receipt_id_fkey";

-- A bulk operation writes two rows of history for an item, and four foreign keys that were looked at for each of them took a third of its time. What they held, once a
-- statement: the items are counted along their keys, and a location or a receipt is looked up once, however many rows name it.
CREATE FUNCTION omni_history_is_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT vendor_id, array_agg(DISTINCT item_id) AS ids FROM added GROUP BY vendor_id) made
    WHERE cardinality(ids) <> (SELECT count(*) FROM item WHERE item.vendor_id = made.vendor_id AND item.id = ANY (made.ids))
  ) THEN
    RAISE EXCEPTION 'History belongs to an item of its own vendor.' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION omni_movement_is_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT vendor_id, location_id FROM added) moved
    WHERE NOT EXISTS (SELECT FROM location WHERE location.vendor_id = moved.vendor_id AND location.id = moved.location_id)
  ) OR EXISTS (
    SELECT FROM (SELECT DISTINCT vendor_id, receipt_id FROM added WHERE receipt_id IS NOT NULL) moved
    WHERE NOT EXISTS (SELECT FROM receipt WHERE receipt.vendor_id = moved.vendor_id AND receipt.id = moved.receipt_id)
  ) THEN
    RAISE EXCEPTION 'A movement belongs to a location and a receipt of its own vendor.' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER history_is_its_own AFTER INSERT ON price_change REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_history_is_its_own();
CREATE TRIGGER history_is_its_own AFTER INSERT ON stock_movement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_history_is_its_own();
CREATE TRIGGER movement_is_its_own AFTER INSERT ON stock_movement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_movement_is_its_own();
CREATE TRIGGER moved_history_is_its_own AFTER UPDATE ON price_change REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_history_is_its_own();
CREATE TRIGGER moved_history_is_its_own AFTER UPDATE ON stock_movement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_history_is_its_own();
CREATE TRIGGER moved_movement_is_its_own AFTER UPDATE ON stock_movement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_movement_is_its_own();

-- What history names stays.
CREATE FUNCTION omni_keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (CASE TG_TABLE_NAME
    WHEN 'item' THEN EXISTS (SELECT FROM stock_movement WHERE vendor_id = OLD.vendor_id AND item_id = OLD.id)
      OR EXISTS (SELECT FROM price_change WHERE vendor_id = OLD.vendor_id AND item_id = OLD.id)
    WHEN 'location' THEN EXISTS (SELECT FROM stock_movement WHERE vendor_id = OLD.vendor_id AND location_id = OLD.id)
    ELSE EXISTS (SELECT FROM stock_movement WHERE vendor_id = OLD.vendor_id AND receipt_id = OLD.id) END)
  THEN
    RAISE EXCEPTION 'The % % has made history, and stays.', TG_TABLE_NAME, OLD.id USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER keep_history BEFORE DELETE ON item FOR EACH ROW EXECUTE FUNCTION omni_keep_history();
CREATE TRIGGER keep_history BEFORE DELETE ON location FOR EACH ROW EXECUTE FUNCTION omni_keep_history();
CREATE TRIGGER keep_history BEFORE DELETE ON receipt FOR EACH ROW EXECUTE FUNCTION omni_keep_history();
