-- A slab is one of its kind, whether or not its certificate's number was written down.
ALTER TABLE item DROP COLUMN is_single_copy;
ALTER TABLE item ADD COLUMN is_single_copy boolean NOT NULL GENERATED ALWAYS AS (attributes ?| ARRAY['grader', 'cert_number']) STORED;
