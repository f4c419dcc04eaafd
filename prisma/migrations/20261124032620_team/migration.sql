-- AlterTable
ALTER TABLE "bulk_operation" ADD COLUMN     "held_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "invite" ADD COLUMN     "people_only" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "mapped_in" UUID;

-- AlterTable
ALTER TABLE "vendor" ALTER COLUMN "bulk_max_percent" DROP DEFAULT;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_vendor_id_mapped_in_fkey" FOREIGN KEY ("vendor_id", "mapped_in") REFERENCES "workspace"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A file of market prices moves some by half every week: whoever wants a second member for that says so.
ALTER TABLE vendor NO FORCE ROW LEVEL SECURITY;
UPDATE vendor SET bulk_max_percent = NULL;
ALTER TABLE vendor FORCE ROW LEVEL SECURITY;

ALTER TABLE membership ADD CONSTRAINT membership_mapped_in CHECK ((source = 'mapped') = (mapped_in IS NOT NULL));
-- An operation that is held and a message to a workspace that is away wait: the sweep passes them over.
GRANT SELECT (held_since) ON bulk_operation TO omni_system;
GRANT SELECT (workspace_id) ON outbox TO omni_system;

-- The workspace that a person is in may be linked anew: the policy "here" leaves them no other.
GRANT UPDATE (name, unlinked_at, away_since) ON workspace TO omni_person;

-- An invite may raise whoever uses it: to its role, in its shop, and to nothing else.
GRANT UPDATE (role, source, mapped_in) ON membership TO omni_person;
CREATE POLICY by_invite ON membership AS RESTRICTIVE FOR UPDATE TO omni_person USING (true) WITH CHECK (EXISTS (
  SELECT FROM invite WHERE invite.vendor_id = membership.vendor_id AND invite.role = membership.role AND membership.source = 'invite'
    AND invite.code_hash = current_setting('app.invite_hash', true)));
-- Whom a shop has removed an older invite does not let in again.
GRANT SELECT ON former_member TO omni_person;
CREATE POLICY self ON former_member FOR SELECT TO omni_person USING (person_id IN (SELECT person_id FROM identity));
