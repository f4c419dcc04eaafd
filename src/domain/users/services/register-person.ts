import { v7 as uuidv7 } from "uuid";
import { identityMark } from "../../core/identity-mark.ts";
import { say } from "../../core/messages/say.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { cleanName } from "../clean-name.ts";
import { findSelf } from "../selectors/find-self.ts";

/** The person behind the chat identity, made at first use. The lock lets only one of two at once make it. */
export async function registerPerson(scope: PersonScope): Promise<string> {
	const { surface, identityId, displayName } = scope.visitor;
	await scope.write.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${surface}:${identityId}`}, 0))`;
	const known = await findSelf(scope);
	if (known) return known;
	const id = uuidv7();
	await scope.write.person.createMany({ data: [{ id, displayName: cleanName(displayName, say.namelessPerson({ tail: id.slice(-4) })) }] });
	await scope.write.identity.createMany({ data: [{ personId: id, surface, externalId: identityId }] });
	await staysRemoved(scope, id);
	return id;
}

/** Whoever was removed by a shop and then forgotten comes again as somebody new, and still as removed. The mark is spent by that. */
async function staysRemoved(scope: PersonScope, personId: string): Promise<void> {
	const { surface, identityId: externalId } = scope.visitor;
	const mark = identityMark(scope.vault, { surface, externalId });
	const moved = await scope.write.$executeRaw`
		INSERT INTO former_member (vendor_id, person_id, removed, created_at)
		SELECT DISTINCT ON (vendor_id) vendor_id, ${personId}::uuid, true, created_at FROM former_member WHERE identity_marks @> ARRAY[${mark}]
		ORDER BY vendor_id, created_at DESC`;
	if (moved === 0) return;
	await scope.write.$executeRaw`
		UPDATE former_member SET identity_marks = array_replace(identity_marks, ${mark}, ${`spent:${mark}`}) WHERE identity_marks @> ARRAY[${mark}]`;
}
