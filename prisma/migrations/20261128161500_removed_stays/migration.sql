-- Whom a shop has removed stays removed when they have themselves forgotten: what is left of their accounts is a keyed digest, which only they can show again.
-- A mark that has found its person again is spent. The row stays visible to them all the same, or it could not be written.
ALTER TABLE "former_member" ADD COLUMN "identity_marks" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
CREATE INDEX former_member_identity_marks ON former_member USING gin (identity_marks);

CREATE POLICY by_mark_read ON former_member FOR SELECT TO omni_person
  USING (identity_marks && ARRAY[current_setting('app.identity_mark', true), 'spent:' || current_setting('app.identity_mark', true)]);
CREATE POLICY by_mark_spend ON former_member FOR UPDATE TO omni_person
  USING (identity_marks @> ARRAY[current_setting('app.identity_mark', true)])
  WITH CHECK (identity_marks @> ARRAY['spent:' || current_setting('app.identity_mark', true)]);
CREATE POLICY by_mark_note ON former_member FOR INSERT TO omni_person WITH CHECK (removed AND person_id IN (SELECT person_id FROM identity));
GRANT UPDATE (identity_marks) ON former_member TO omni_person;
