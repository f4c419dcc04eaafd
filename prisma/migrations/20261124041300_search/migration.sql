-- What items are found by. Row-level security lets no index serve an operator that is not leakproof, as those of text search are. Whoever looks for
-- words therefore asks one narrow function, which sees three columns, answers with ids of the transaction's vendor, and reads an index of its own.

-- Words as they are compared: without case, accents and apostrophes, each between two blanks. A bar is kept: it parts an item's words.
CREATE FUNCTION omni_words(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(replace(public.omni_fold(' ' || value || ' '), '''', ''), '[\x01-\x2f\x3a-\x60\x7b\x7d-\x7f\u00a0\u2000-\u206f\u3000-\u303f]+', ' ', 'g')
$$;

-- An item's: " title | set's name | condition and other attributes | SKU ". The beginning of a title does: an index holds no word of 2 kB.
CREATE FUNCTION omni_item_words(title text, condition text, attributes jsonb, sku text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT public.omni_words(replace(left(title, 400), '|', ' ') || ' | ' || replace(coalesce(attributes->>'set_name', ''), '|', ' ') || ' | '
    || replace(condition || ' ' || jsonb_path_query_array(attributes - 'set_name', '$.*')::text, '|', ' ') || ' | ' || replace(sku, '|', ' '))
$$;

-- The same words for the index, each behind eight signs of the vendor: looking one up reads no other vendor's.
CREATE FUNCTION omni_search_vector(vendor_id uuid, search_text text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(string_to_array(substr(replace(rtrim(replace(search_text, ' |', '')), ' ', ' ' || right(vendor_id::text, 8)), 2), ' '))
$$;

-- What may have been meant by a word that no item has. The words of an item, but for those of the SKU, numbers, and what is so short that half of
-- it may be wrong; and its set's name as a whole, for people shorten it ("pgo").
CREATE FUNCTION omni_learnable_words(search_text text) RETURNS TABLE (word text, is_set boolean) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 20 AS $$
  SELECT one, false FROM unnest(string_to_array(left(search_text, -length(split_part(search_text, '|', 4))), ' ')) one
  WHERE length(one) BETWEEN 3 AND 40 AND ltrim(one, '0123456789') <> ''
  UNION ALL
  SELECT name, true FROM btrim(split_part(search_text, '|', 2)) name WHERE length(name) BETWEEN 1 AND 100
$$;

-- How far two words are from each other.
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

ALTER TABLE item DROP COLUMN search_text;
ALTER TABLE item
  ADD COLUMN search_text text NOT NULL GENERATED ALWAYS AS (omni_item_words(title, condition, attributes, sku)) STORED,
  ADD COLUMN title_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(omni_fold(title), 32)) STORED;
DROP FUNCTION omni_attribute_text;

-- CreateTable
CREATE TABLE "search_word" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "is_set" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("id")
);

-- The database's owner is bound by the policies too: lifted for what follows.
ALTER TABLE item NO FORCE ROW LEVEL SECURITY;
INSERT INTO search_word (vendor_id, word, is_set)
  SELECT DISTINCT vendor_id, word, is_set FROM item CROSS JOIN LATERAL omni_learnable_words(search_text);
ALTER TABLE item FORCE ROW LEVEL SECURITY;

-- CreateIndex
CREATE UNIQUE INDEX "search_word_vendor_id_is_set_word_key" ON "search_word"("vendor_id", "is_set", "word");

-- CreateIndex
CREATE INDEX "item_vendor_id_title_key_sku_key_idx" ON "item"("vendor_id", "title_key", "sku_key");

-- AddForeignKey: looks for the vendors of the rows that are there, as the owner.
ALTER TABLE vendor NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "search_word" ADD CONSTRAINT "search_word_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE vendor FORCE ROW LEVEL SECURITY;

SELECT omni_protect('search_word');
REVOKE UPDATE, DELETE ON search_word FROM omni_app;

-- No price is in it: a reprice leaves every index of item alone. Nothing is guessed from it either, so it need not be counted.
CREATE INDEX item_search ON item USING gin (omni_search_vector(vendor_id, search_text));
ALTER INDEX item_search ALTER COLUMN 1 SET STATISTICS 0;

-- In order: two that learn the same words at the same time wait for each other the same way round.
CREATE FUNCTION omni_learn_new_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_word (vendor_id, word, is_set)
    SELECT DISTINCT made.vendor_id, learnt.word, learnt.is_set FROM made CROSS JOIN LATERAL omni_learnable_words(made.search_text) learnt
    WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.vendor_id = made.vendor_id AND known.is_set = learnt.is_set AND known.word = learnt.word)
    ORDER BY 1, 3, 2
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER learn_new_words AFTER INSERT ON item REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION omni_learn_new_words();

CREATE FUNCTION omni_learn_changed_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_word (vendor_id, word, is_set)
    SELECT DISTINCT NEW.vendor_id, word, is_set FROM omni_learnable_words(NEW.search_text) ORDER BY 1, 3, 2
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER learn_changed_words AFTER UPDATE OF title, condition, attributes ON item
  FOR EACH ROW WHEN (NEW.search_text <> OLD.search_text) EXECUTE FUNCTION omni_learn_changed_words();

-- Ids of the vendor's items that have all of these words, live or archived, at most so many, in no order. A word may be written in several
-- ways, 'mp|moderately played'; 'char*' is whatever begins so.
CREATE FUNCTION omni_search_items(words text[], most int) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET jit = off SET work_mem = '16MB' AS $$
DECLARE
  vendor uuid := public.omni_vendor_id();
  query tsquery;
BEGIN
  SELECT string_agg(format('(%s)', (
    SELECT string_agg(format('(%s)', (
      SELECT string_agg(format(CASE WHEN part LIKE '%*' THEN '''%s%s'':*' ELSE '''%s%s''' END, right(vendor::text, 8), replace(replace(rtrim(part, '*'), '\', '\\'), '''', '''''')), ' & ')
      FROM unnest(string_to_array(form, ' ')) part)), ' | ')
    FROM unnest(string_to_array(word, '|')) form)), ' & ')
  INTO query FROM unnest(words) word;
  -- The vendor is asked for outside: were it inside, the planner might take an index of the vendor's items and read all of them.
  RETURN QUERY
    SELECT found.id FROM (
      SELECT item.id, item.vendor_id FROM public.item WHERE public.omni_search_vector(item.vendor_id, item.search_text) @@ query OFFSET 0
    ) found WHERE found.vendor_id = vendor LIMIT most;
END $$;
REVOKE ALL ON FUNCTION omni_search_items FROM PUBLIC;
GRANT EXECUTE ON FUNCTION omni_search_items TO omni_app;

-- It runs as a role that can do nothing else. Roles are the cluster's, databases are many: another one may have made it already.
DO $$ BEGIN
  CREATE ROLE omni_search NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT USAGE ON SCHEMA public TO omni_search;
GRANT SELECT (id, vendor_id, search_text) ON item TO omni_search;
CREATE POLICY search_reads ON item FOR SELECT TO omni_search USING (true);

-- To give a function away one must be able to act as its new owner, who must be able to make one: for this moment alone. From PostgreSQL 16 on
-- whoever made a role is its administrator, and yet may not act as it.
DO $$
DECLARE is_member boolean := pg_has_role('omni_search', CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END);
BEGIN
  IF NOT is_member THEN
    GRANT omni_search TO CURRENT_USER;
  END IF;
  GRANT CREATE ON SCHEMA public TO omni_search;
  ALTER FUNCTION omni_search_items OWNER TO omni_search;
  REVOKE CREATE ON SCHEMA public FROM omni_search;
  IF NOT is_member THEN
    REVOKE omni_search FROM CURRENT_USER;
  END IF;
END $$;
