import type { PersonScope } from "../../core/permissions/scopes.ts";

/** The shop of the invite that the scope was opened with, whatever has become of it, or null. */
export function findInvite(scope: PersonScope, { codeHash }: { codeHash: string }): Promise<{ vendorId: string } | null> {
	return scope.read.invite.findUnique({ where: { codeHash }, select: { vendorId: true } });
}
