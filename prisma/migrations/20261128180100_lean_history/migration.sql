-- DropForeignKey
ALTER TABLE "price_change" DROP CONSTRAINT "price_change_vendor_id_bulk_operation_id_fkey";

-- DropForeignKey
ALTER TABLE "stock_movement" DROP CONSTRAINT "stock_movement_vendor_id_bulk_operation_id_fkey";

-- A bulk operation writes its history a chunk at a time, all of it under one operation: to look at that for each row was a seventh of an import. What the foreign
-- keys held, once a statement. History is never updated (the app has no right to), and an operation that it names stays.
CREATE FUNCTION omni_history_has_operation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT vendor_id, bulk_operation_id FROM added WHERE bulk_operation_id IS NOT NULL) made
    WHERE NOT EXISTS (SELECT FROM bulk_operation WHERE bulk_operation.vendor_id = made.vendor_id AND bulk_operation.id = made.bulk_operation_id)
  ) THEN
    RAISE EXCEPTION 'History belongs to an operation of its own vendor.' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER history_has_operation AFTER INSERT ON price_change REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_history_has_operation();
CREATE TRIGGER history_has_operation AFTER INSERT ON stock_movement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_history_has_operation();
CREATE TRIGGER moved_history_has_operation AFTER UPDATE ON price_change REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_history_has_operation();
CREATE TRIGGER moved_history_has_operation AFTER UPDATE ON stock_movement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_history_has_operation();

CREATE FUNCTION omni_keep_operation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM price_change WHERE vendor_id = OLD.vendor_id AND bulk_operation_id = OLD.id)
    OR EXISTS (SELECT FROM stock_movement WHERE vendor_id = OLD.vendor_id AND bulk_operation_id = OLD.id) THEN
    RAISE EXCEPTION 'Operation % has made history, and stays.', OLD.id USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER keep_operation BEFORE DELETE ON bulk_operation FOR EACH ROW EXECUTE FUNCTION omni_keep_operation();
