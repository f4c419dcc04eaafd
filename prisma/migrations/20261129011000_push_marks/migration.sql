-- What marks listings for pushing, for rows that are added and for rows that are changed in one place each. Where no connection of the vendor pushes, both end at a look
-- into a small index: bulk operations pass here for each chunk.
CREATE FUNCTION omni_mark_stock() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = 'on' AS $$
BEGIN
  IF EXISTS (SELECT FROM connection WHERE push_on) THEN
    EXECUTE format($insert$
      INSERT INTO push_mark (vendor_id, connection_id, listing_id)
      SELECT listing.vendor_id, listing.connection_id, listing.id
      FROM (SELECT DISTINCT added.vendor_id, added.item_id FROM added %s) changed
      JOIN listing ON listing.vendor_id = changed.vendor_id AND listing.item_id = changed.item_id AND listing.status = 'active'
      JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id AND connection.push_on
        AND connection.status IN ('active', 'paused')
    $insert$, CASE TG_OP
      WHEN 'INSERT' THEN 'WHERE added.on_hand <> added.committed'
      ELSE 'JOIN removed USING (id) WHERE added.on_hand - added.committed <> removed.on_hand - removed.committed'
    END);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION omni_mark_listings() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = 'on' AS $$
BEGIN
  IF EXISTS (SELECT FROM connection WHERE push_on) THEN
    EXECUTE format($insert$
      INSERT INTO push_mark (vendor_id, connection_id, listing_id)
      SELECT added.vendor_id, added.connection_id, added.id FROM added %s
      JOIN connection ON connection.vendor_id = added.vendor_id AND connection.id = added.connection_id AND connection.push_on
        AND connection.status IN ('active', 'paused')
      WHERE added.item_id IS NOT NULL AND added.status = 'active' %s
    $insert$, CASE TG_OP WHEN 'INSERT' THEN '' ELSE 'JOIN removed USING (id)' END,
      CASE TG_OP WHEN 'INSERT' THEN '' ELSE $more$ AND (removed.item_id IS DISTINCT FROM added.item_id OR removed.status <> 'active')$more$ END);
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER mark_new_stock AFTER INSERT ON stock_level REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_mark_stock();
CREATE OR REPLACE TRIGGER mark_changed_stock AFTER UPDATE ON stock_level REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION omni_mark_stock();
CREATE OR REPLACE TRIGGER mark_new_listings AFTER INSERT ON listing REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION omni_mark_listings();
CREATE OR REPLACE TRIGGER mark_changed_listings AFTER UPDATE ON listing REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION omni_mark_listings();
DROP FUNCTION omni_mark_new_stock();
DROP FUNCTION omni_mark_changed_stock();
DROP FUNCTION omni_mark_new_listings();
DROP FUNCTION omni_mark_changed_listings();
