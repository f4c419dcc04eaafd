-- From version 16 on PostgreSQL keeps the expressions of a table's generated columns while an UPDATE lasts only if it changes one of them; otherwise it reads all of them
-- from its catalogue for each row, to find that there is nothing to do: more than the rest of a reprice. A column that depends on the version, which every change of an
-- item raises, has them read once.
ALTER TABLE item DROP COLUMN is_single_copy;
ALTER TABLE item ADD COLUMN is_single_copy boolean NOT NULL GENERATED ALWAYS AS (version IS NOT NULL AND attributes ?| ARRAY['grader', 'cert_number']) STORED;
