import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The name of somebody who is or was in the team, or null. */
export async function findPersonName(scope: ReadScope, { personId }: { personId: string }): Promise<string | null> {
	const person = await scope.read.person.findUnique({ where: { id: personId }, select: { displayName: true } });
	return person?.displayName ?? null;
}
