import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { findSelf } from "../selectors/find-self.ts";
import { lockPersons } from "./lock-persons.ts";

/**
 * The caller's person, held until the commit: whoever is being forgotten or joined to another in this moment gains nothing under the old id.
 * @throws DomainError conflict when that has just happened
 */
export async function holdSelf(scope: PersonScope): Promise<string> {
	const personId = await findSelf(scope);
	if (!personId) throw new Error("Registration comes before the first command.");
	await lockPersons(scope, { personIds: [personId] });
	if ((await findSelf(scope)) !== personId) throw new DomainError("conflict", say.linkMeanwhile());
	return personId;
}
