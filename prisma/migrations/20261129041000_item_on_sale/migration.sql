-- What is low, and what there is most of, is worked out over all items of a shop: from this, a tenth of the table. None of its columns changes with a
-- price or a sale, which would make those dearer.
CREATE INDEX item_on_sale ON item (vendor_id, id) INCLUDE (sku_key, low_stock_threshold) WHERE archived_at IS NULL;
