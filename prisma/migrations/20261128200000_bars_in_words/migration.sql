-- Signs like "｜" and "∤" lose their accents to a bar, which parts an item's words: an item's title then ended at one, and looking for one faulted. What
-- parts the words is put in last now, in the place of a sign that no text keeps.

CREATE OR REPLACE FUNCTION omni_words(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(replace(public.omni_fold(' ' || value || ' '), '''', ''), '[\x02-\x2f\x3a-\x60\x7b-\x7f\u00a0\u2000-\u206f\u3000-\u303f]+', ' ', 'g')
$$;

CREATE OR REPLACE FUNCTION omni_item_words(title text, condition text, attributes jsonb, sku text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(public.omni_words(replace(left(title, 400), E'\x01', ' ') || E' \x01 ' || replace(coalesce(attributes->>'set_name', ''), E'\x01', ' ') || E' \x01 '
    || condition || ' ' || jsonb_path_query_array(attributes - 'set_name', '$.*')::text || E' \x01 ' || sku), E'\x01', '|')
$$;

-- The items that had such a sign: a column is written as it is, for the stored text to be made anew, and the words it then has are learnt. The
-- database's owner is bound by the policies too: lifted for what follows.
ALTER TABLE item NO FORCE ROW LEVEL SECURITY;
ALTER TABLE search_word NO FORCE ROW LEVEL SECURITY;
UPDATE item SET title = title WHERE omni_item_words(title, condition, attributes, sku) <> search_text;
ALTER TABLE item FORCE ROW LEVEL SECURITY;
ALTER TABLE search_word FORCE ROW LEVEL SECURITY;
