-- Ids of many rows that one statement writes: the time and the chance of one id, and each row's place. Half of an id's price is its chance.
CREATE FUNCTION omni_uuid_in_row(first uuid, place bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (left(first::text, 24) || lpad(to_hex(place), 12, '0'))::uuid
$$;
