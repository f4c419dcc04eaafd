-- A graded copy with its own certificate is there once, over all locations. Asked before copies come in. The item is held in two steps: lightly, so
-- that it can't become such a copy meanwhile and prices may change beside it; then, where it is one, alone, so that of two who bring it in at two
-- places the second sees what the first did.
CREATE FUNCTION omni_takes_copies(vendor uuid, thing uuid, copies int) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
DECLARE single boolean;
BEGIN
  SELECT is_single_copy INTO single FROM item WHERE vendor_id = vendor AND id = thing FOR KEY SHARE;
  IF single IS NOT TRUE THEN
    RETURN true;
  END IF;
  PERFORM FROM item WHERE vendor_id = vendor AND id = thing FOR NO KEY UPDATE;
  RETURN copies = 1 AND NOT EXISTS (SELECT FROM stock_level WHERE vendor_id = vendor AND item_id = thing AND on_hand > 0);
END $$;
