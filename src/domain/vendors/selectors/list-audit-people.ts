import type { ReadScope } from "../../core/permissions/scopes.ts";

/** Whose writes the shop may look for: its members, those of former times, and the platform's admins who acted here. */
export function listAuditPeople(scope: ReadScope<"audit.read">): Promise<{ personId: string; displayName: string }[]> {
	const { vendorId } = scope;
	return scope.read.$queryRaw<{ personId: string; displayName: string }[]>`
		SELECT person.id AS "personId", person.display_name AS "displayName" FROM person
		WHERE person.id IN (SELECT person_id FROM membership WHERE vendor_id = ${vendorId}::uuid)
			OR person.id IN (SELECT person_id FROM former_member WHERE vendor_id = ${vendorId}::uuid)
			OR EXISTS (SELECT FROM audit_entry entry WHERE entry.vendor_id = ${vendorId}::uuid AND entry.person_id = person.id)
		ORDER BY person.display_name, person.id`;
}
