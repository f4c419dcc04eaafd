-- Each item is looked up by its key. Counted by their array, they were found by any index that begins with the vendor, where the database had not counted a shop's
-- items yet: then each of the shop's items was compared with each of the chunk's.
CREATE OR REPLACE FUNCTION omni_history_is_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added WHERE NOT EXISTS (SELECT FROM item WHERE item.vendor_id = added.vendor_id AND item.id = added.item_id OFFSET 0)
  ) THEN
    RAISE EXCEPTION 'History belongs to an item of its own vendor.' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
