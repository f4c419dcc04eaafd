-- AlterTable
ALTER TABLE "person" ADD COLUMN     "merged_into" UUID;

-- AlterTable
ALTER TABLE "platform_admin" ADD COLUMN     "revoked_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "person_merged_into_idx" ON "person"("merged_into");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is revoked gives its name back.
CREATE UNIQUE INDEX one_live_token_a_name ON api_token (vendor_id, lower(name)) WHERE revoked_at IS NULL;

-- Whose rows a person's transaction is about: their own, and those of whoever made the link code that it names.
-- The policies of link_code ask settings alone, so that those of other tables may lean on them without going round in a circle.
CREATE FUNCTION omni_own_person_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT array_remove(ARRAY[
    nullif(current_setting('app.person_id', true), '')::uuid,
    (SELECT person_id FROM public.link_code WHERE code_hash = nullif(current_setting('app.link_hash', true), ''))
  ], NULL)
$$;

DROP POLICY self ON link_code;
CREATE POLICY self ON link_code TO omni_person
  USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
CREATE POLICY by_code ON link_code TO omni_person
  USING (code_hash = current_setting('app.link_hash', true)) WITH CHECK (code_hash = current_setting('app.link_hash', true));
GRANT UPDATE (used_at) ON link_code TO omni_person;

-- All chat identities of the person, not only the one that speaks; they move to the one who made the code, or go.
CREATE POLICY own_read ON identity FOR SELECT TO omni_person USING (person_id = ANY ((SELECT omni_own_person_ids())::uuid[]));
CREATE POLICY own_move ON identity FOR UPDATE TO omni_person
  USING (person_id = ANY ((SELECT omni_own_person_ids())::uuid[])) WITH CHECK (person_id = ANY ((SELECT omni_own_person_ids())::uuid[]));
CREATE POLICY own_end ON identity FOR DELETE TO omni_person USING (person_id = ANY ((SELECT omni_own_person_ids())::uuid[]));
GRANT UPDATE (person_id), DELETE ON identity TO omni_person;

CREATE POLICY own ON person TO omni_person
  USING (id = ANY ((SELECT omni_own_person_ids())::uuid[]) OR merged_into = ANY ((SELECT omni_own_person_ids())::uuid[])) WITH CHECK (true);
GRANT UPDATE (forgotten_at, merged_into) ON person TO omni_person;

-- Never their digests.
GRANT SELECT (id, created_at, vendor_id, person_id, name, role, expires_at, last_used_at, revoked_at) ON api_token TO omni_person;
CREATE POLICY own ON api_token FOR SELECT TO omni_person USING (person_id = ANY ((SELECT omni_own_person_ids())::uuid[]));

-- Whom a shop has removed, it has removed under each of their names.
CREATE POLICY own_note ON former_member FOR INSERT TO omni_person WITH CHECK (person_id = ANY ((SELECT omni_own_person_ids())::uuid[]));
CREATE POLICY own_keep ON former_member FOR UPDATE TO omni_person
  USING (person_id = ANY ((SELECT omni_own_person_ids())::uuid[])) WITH CHECK (person_id = ANY ((SELECT omni_own_person_ids())::uuid[]));
GRANT INSERT, UPDATE (removed) ON former_member TO omni_person;

CREATE POLICY own_read ON platform_admin FOR SELECT TO omni_person USING (person_id = ANY ((SELECT omni_own_person_ids())::uuid[]));
CREATE POLICY own_end ON platform_admin FOR UPDATE TO omni_person
  USING (person_id = ANY ((SELECT omni_own_person_ids())::uuid[])) WITH CHECK (person_id = ANY ((SELECT omni_own_person_ids())::uuid[]));
GRANT SELECT, UPDATE (revoked_at) ON platform_admin TO omni_person;

-- What an audit says about a member holds their name, which goes when they are forgotten, also from what is said of whom they were before.
CREATE POLICY about_self_read ON audit_entry FOR SELECT TO omni_person USING (subject_kind = 'member' AND subject_id IN (
  SELECT id FROM person WHERE id = ANY ((SELECT omni_own_person_ids())::uuid[]) OR merged_into = ANY ((SELECT omni_own_person_ids())::uuid[])));
CREATE POLICY about_self ON audit_entry FOR UPDATE TO omni_person USING (subject_kind = 'member' AND subject_id IN (
  SELECT id FROM person WHERE id = ANY ((SELECT omni_own_person_ids())::uuid[]) OR merged_into = ANY ((SELECT omni_own_person_ids())::uuid[])));
GRANT UPDATE (before, after) ON audit_entry TO omni_person;

-- When a token was last used is written at most once a minute.
GRANT SELECT (last_used_at) ON api_token TO omni_system;

-- A platform admin names the shop to open; nothing else that the system does sees one's name.
GRANT SELECT (id, name, closed_at) ON vendor TO omni_system;
CREATE POLICY open_shop ON vendor FOR SELECT TO omni_system USING (current_setting('app.purpose', true) = 'open-shop');
