-- Lines of a file that name a known item are held apart by the item, in the key: a second index over their SKUs was a seventh of what a preview writes. Of new items
-- nothing is known but the SKU.
DROP INDEX one_line_a_sku;
CREATE UNIQUE INDEX one_line_a_sku ON bulk_operation_row (bulk_operation_id, sku_key, place) WHERE is_new;
