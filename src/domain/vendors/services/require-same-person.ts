import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { getSuccessor } from "../selectors/get-successor.ts";

/**
 * Nobody is taken in who was being forgotten, or joined to another, in the same moment. Asked after the membership was written: writing it
 * has waited for that to end.
 * @throws DomainError conflict
 */
export async function requireSamePerson(scope: ReadScope, { personId }: { personId: string }): Promise<void> {
	if ((await getSuccessor(scope, { personId })) !== personId) throw new DomainError("conflict", say.memberMeanwhile());
}
