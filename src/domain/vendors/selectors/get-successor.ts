import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

/**
 * Who somebody is by now: themselves, or the person whom their account was joined to.
 * @throws DomainError not_found for whoever is and was no member; conflict for whoever was forgotten: nobody stands behind that name any more
 */
export async function getSuccessor(scope: ReadScope, { personId }: { personId: string }): Promise<string> {
	const select = { id: true, displayName: true, forgottenAt: true, mergedIntoId: true } as const;
	const known = await scope.read.person.findUnique({ where: { id: personId }, select });
	const person = known?.mergedIntoId ? await scope.read.person.findUnique({ where: { id: known.mergedIntoId }, select }) : known;
	if (!person) throw new DomainError("not_found", say.memberGone(), { hint: say.teamListHint() });
	if (person.forgottenAt) throw new DomainError("conflict", say.memberForgotten({ name: person.displayName }), { hint: say.memberAddHint() });
	return person.id;
}
