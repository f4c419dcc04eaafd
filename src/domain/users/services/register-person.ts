import { v7 as uuidv7 } from "uuid";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { findSelf } from "../selectors/find-self.ts";

/** The person behind the chat identity, made at first use. The lock lets only one of two at once make it. */
export async function registerPerson(scope: PersonScope): Promise<string> {
	const { surface, identityId, displayName } = scope.visitor;
	await scope.write.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${surface}:${identityId}`}, 0))`;
	const known = await findSelf(scope);
	if (known) return known;
	const id = uuidv7();
	await scope.write.person.createMany({ data: [{ id, displayName: displayName.slice(0, 200) }] });
	await scope.write.identity.createMany({ data: [{ personId: id, surface, externalId: identityId }] });
	return id;
}
