-- Lines of a file that name a known item are held apart by the item, in the key: a second index over their SKUs was a seventh of what a preview writes. Of new items
-- nothing is known but the SKU.
DROP INDEX one_line_a_sku;
CREATE UNIQUE INDEX one_line_a_sku ON bulk_operation_row (bulk_operation_id, sku_key, place) WHERE is_new;

-- Filled up by a sum, which costs a third of what filling up a text does: these ids are made for each row of a plan and of its history.
CREATE OR REPLACE FUNCTION omni_row_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT ('00000000000000000000' || to_hex(17592186044416 + nextval('public.bulk_operation_row_id')))::uuid
$$;
CREATE OR REPLACE FUNCTION omni_uuid_in_row(first uuid, place bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (left(first::text, 24) || to_hex(17592186044416 + place))::uuid
$$;
