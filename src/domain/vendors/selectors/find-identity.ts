import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The id of a member's identity on the scope's surface, as the platform names them; or null. */
export async function findIdentity(scope: ReadScope, { externalId }: { externalId: string }): Promise<string | null> {
	const where = { surface_externalId: { surface: scope.actor.surface, externalId } };
	const identity = await scope.read.identity.findUnique({ where, select: { id: true } });
	return identity?.id ?? null;
}
