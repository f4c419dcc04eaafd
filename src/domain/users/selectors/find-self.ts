import type { PersonScope } from "../../core/permissions/scopes.ts";

/** The id of the person behind the scope's chat identity, or null before registration. */
export async function findSelf(scope: Pick<PersonScope, "read" | "visitor">): Promise<string | null> {
	const identity = await scope.read.identity.findUnique({
		where: { surface_externalId: { surface: scope.visitor.surface, externalId: scope.visitor.identityId } },
		select: { personId: true },
	});
	return identity?.personId ?? null;
}
