-- A file that names locations has a line for each item and location, and so has its plan. The key leaves the vendor out: an operation is one vendor's, and a
-- narrower index is quicker to write, which is most of a preview's time.
ALTER TABLE "bulk_operation_row" ADD COLUMN     "place" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "bulk_operation_row" DROP CONSTRAINT "bulk_operation_row_pkey",
ADD CONSTRAINT "bulk_operation_row_pkey" PRIMARY KEY ("bulk_operation_id", "item_id", "place");

-- A file names a SKU once, or once for each location.
DROP INDEX one_line_a_sku;
CREATE UNIQUE INDEX one_line_a_sku ON bulk_operation_row (bulk_operation_id, sku_key, place) WHERE sku_key IS NOT NULL;
ALTER TABLE bulk_operation_row ADD CONSTRAINT bulk_operation_row_place CHECK (place >= 0);
