-- CreateTable
CREATE TABLE "bulk_operation_prices" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "bulk_operation_id" UUID NOT NULL,
    "up_to" UUID NOT NULL,
    "item_ids" UUID[],
    "seen_minor" BIGINT[],
    "target_minor" BIGINT[],
    "moved" BOOLEAN[] DEFAULT ARRAY[]::BOOLEAN[],

    CONSTRAINT "bulk_operation_prices_pkey" PRIMARY KEY ("bulk_operation_id","up_to")
);

-- AddForeignKey
ALTER TABLE "bulk_operation_prices" ADD CONSTRAINT "bulk_operation_prices_vendor_id_bulk_operation_id_fkey" FOREIGN KEY ("vendor_id", "bulk_operation_id") REFERENCES "bulk_operation"("vendor_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE bulk_operation_prices
  ADD CONSTRAINT bulk_operation_prices_places CHECK (
    cardinality(item_ids) > 0 AND cardinality(seen_minor) = cardinality(item_ids) AND cardinality(target_minor) = cardinality(item_ids) AND cardinality(moved) IN (0, cardinality(item_ids))
  ),
  ADD CONSTRAINT bulk_operation_prices_target CHECK (0 <= ALL (target_minor)),
  -- Keys and prices of a moment: to make them smaller costs more than to write them.
  ALTER COLUMN item_ids SET STORAGE EXTERNAL, ALTER COLUMN seen_minor SET STORAGE EXTERNAL, ALTER COLUMN target_minor SET STORAGE EXTERNAL,
  -- All of a shop's rows are one operation's, or none is: what is counted of them leads astray.
  ALTER COLUMN vendor_id SET STATISTICS 0, ALTER COLUMN bulk_operation_id SET STATISTICS 0;

-- Plans that there are. What an operation has done ends where a row ends.
ALTER TABLE bulk_operation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE bulk_operation_row NO FORCE ROW LEVEL SECURITY;
INSERT INTO bulk_operation_prices (vendor_id, bulk_operation_id, up_to, item_ids, seen_minor, target_minor, moved)
SELECT vendor_id, bulk_operation_id, (array_agg(item_id ORDER BY item_id DESC))[1], array_agg(item_id ORDER BY item_id), array_agg(seen_minor ORDER BY item_id),
  array_agg(target_minor ORDER BY item_id), CASE WHEN bool_or(outcome = 'moved') THEN array_agg(outcome = 'moved' ORDER BY item_id) ELSE '{}' END
FROM (
  SELECT *, (row_number() OVER (PARTITION BY bulk_operation_id, is_behind ORDER BY item_id) - 1) / 5000 AS part FROM (
    SELECT planned.*, coalesce(planned.item_id <= (operation.cursor->>'after')::uuid, false) AS is_behind
    FROM bulk_operation_row planned JOIN bulk_operation operation ON operation.id = planned.bulk_operation_id
    WHERE operation.kind = 'price' OR operation.source->>'touches' = 'prices'
  ) planned
) numbered
GROUP BY vendor_id, bulk_operation_id, is_behind, part;
DELETE FROM bulk_operation_row planned USING bulk_operation operation
WHERE operation.id = planned.bulk_operation_id AND (operation.kind = 'price' OR operation.source->>'touches' = 'prices');
ALTER TABLE bulk_operation FORCE ROW LEVEL SECURITY;
ALTER TABLE bulk_operation_row FORCE ROW LEVEL SECURITY;

SELECT omni_protect('bulk_operation_prices');
REVOKE UPDATE ON bulk_operation_prices FROM omni_app;
GRANT UPDATE (moved) ON bulk_operation_prices TO omni_app;

-- Each item that an operation plans to change, however its plan is kept.
CREATE VIEW bulk_operation_line WITH (security_invoker = true) AS
  SELECT vendor_id, bulk_operation_id, item_id, place, line, sku, sku_key, is_new, archive, fields, seen_minor, target_minor, seen_on_hand, target_on_hand, location_id,
    move_copies, to_location_id, seen_fields, target_fields, reason, outcome
  FROM bulk_operation_row
  UNION ALL
  SELECT vendor_id, bulk_operation_id, one.item_id, 0, NULL, NULL, NULL, false, NULL, NULL, one.seen_minor, one.target_minor, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    CASE WHEN one.moved THEN 'moved' ELSE 'pending' END
  FROM bulk_operation_prices prices CROSS JOIN LATERAL unnest(prices.item_ids, prices.seen_minor, prices.target_minor, prices.moved) AS one (item_id, seen_minor, target_minor, moved);
GRANT SELECT ON bulk_operation_line TO omni_app;
