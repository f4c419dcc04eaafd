import type { PersonScope } from "../../core/permissions/scopes.ts";

/** The chat identities of a person. */
export function listOwnIdentities(scope: PersonScope, { personId }: { personId: string }): Promise<{ surface: string; externalId: string; createdAt: Date }[]> {
	return scope.read.identity.findMany({ where: { personId }, select: { surface: true, externalId: true, createdAt: true }, orderBy: { createdAt: "asc" } });
}
