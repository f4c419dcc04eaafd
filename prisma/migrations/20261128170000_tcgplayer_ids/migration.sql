-- TCGplayer's files name an item by this alone. A column, for row-level security keeps an index on an expression from being used.
ALTER TABLE item ADD COLUMN tcgplayer_sku_id text GENERATED ALWAYS AS (attributes->>'tcgplayer_sku_id') STORED;
CREATE INDEX item_vendor_id_tcgplayer_sku_id_idx ON item (vendor_id, tcgplayer_sku_id) WHERE tcgplayer_sku_id IS NOT NULL;
