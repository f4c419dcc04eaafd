import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { SystemScope } from "../../core/permissions/scopes.ts";

/**
 * The admin of the platform whom a chat identity is.
 * @throws DomainError permission_denied, whoever else it is
 */
export async function getAdmin(scope: SystemScope, { surface, externalId }: { surface: string; externalId: string }): Promise<{ personId: string }> {
	const identity = await scope.read.identity.findUnique({ where: { surface_externalId: { surface, externalId } }, select: { personId: true } });
	const admin = identity && (await scope.read.platformAdmin.findFirst({ where: { personId: identity.personId, revokedAt: null }, select: { personId: true } }));
	if (admin) return admin;
	throw new DomainError("permission_denied", say.notAdmin({ identity: `${surface}:${externalId}` }), { hint: say.notAdminHint() });
}
