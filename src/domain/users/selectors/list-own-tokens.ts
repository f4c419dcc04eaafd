import type { PersonScope } from "../../core/permissions/scopes.ts";

interface OwnToken {
	vendorId: string;
	name: string;
	role: string;
	createdAt: Date;
	expiresAt: Date | null;
	lastUsedAt: Date | null;
}

/** The tokens that act for a person and still do, in all of their shops. */
export function listOwnTokens(scope: PersonScope, { personId }: { personId: string }): Promise<OwnToken[]> {
	return scope.read.apiToken.findMany({
		where: { personId, kind: "program", revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: scope.now } }] },
		select: { vendorId: true, name: true, role: true, createdAt: true, expiresAt: true, lastUsedAt: true },
		orderBy: { createdAt: "asc" },
	});
}
