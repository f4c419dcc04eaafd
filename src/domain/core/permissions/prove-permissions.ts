import type { Prisma } from "../../../generated/prisma/client.ts";
import { DomainError } from "../errors.ts";
import { say } from "../messages/say.ts";
import { memberPermissions } from "./member-permissions.ts";
import { ADMIN_PERMISSIONS, CONNECTION_PERMISSIONS, OPERATOR_PERMISSIONS, type Permission, ROLE_PERMISSIONS, type Role, WORKER_PERMISSIONS } from "./roles.ts";
import type { Principal } from "./scopes.ts";

type Tx = Prisma.TransactionClient;

/**
 * What the principal holds, once every needed permission is among it: a removed member's job stops here.
 * Runs inside the vendor's transaction, so it sees that vendor's rows only.
 * @throws DomainError permission_denied
 */
export async function provePermissions(tx: Tx, principal: Principal, needs: readonly Permission[], now: Date): Promise<readonly Permission[]> {
	const held = await heldPermissions(tx, principal, now);
	const missing = needs.find((need) => !held.includes(need));
	if (missing) {
		if (principal.kind === "session" && missing === BEYOND_SESSION) throw new DomainError("permission_denied", say.consoleMakesNoToken());
		const hint = principal.kind === "token" ? say.tokenMayNotHint() : say.askOwner({ owners: await ownerNames(tx, principal.vendorId) });
		throw new DomainError("permission_denied", say.mayNot({ permission: missing }), { hint });
	}
	return held;
}

/** Which rows speak for which principal: a link is one too, for as long as it takes to become a session. */
const KINDS = { token: ["program"], session: ["link", "session"] };
/** A way in that ends by itself makes none that stays. */
const BEYOND_SESSION: Permission = "token.manage";

async function heldPermissions(tx: Tx, principal: Principal, now: Date): Promise<readonly Permission[]> {
	const { vendorId } = principal;
	switch (principal.kind) {
		case "member": {
			const { personId, surface } = principal;
			const held = (await heldByMember(tx, vendorId, personId)) ?? (surface === "worker" ? await heldByJobOf(tx, vendorId, personId) : null);
			if (held) return held;
			throw new DomainError("permission_denied", say.notMember(), { hint: say.askOwner({ owners: await ownerNames(tx, vendorId) }) });
		}
		case "token":
		case "session": {
			const { personId, tokenId: id, kind } = principal;
			const isLive = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
			const token = await tx.apiToken.findFirst({ where: { vendorId, id, personId, kind: { in: KINDS[kind] }, ...isLive }, select: { role: true } });
			const held = token && (await heldByMember(tx, vendorId, personId));
			if (held && kind === "session") return held.filter((permission) => permission !== BEYOND_SESSION);
			if (held) return held.filter((permission) => ROLE_PERMISSIONS[token.role as Role].includes(permission));
			throw new DomainError("permission_denied", kind === "session" ? say.consoleSessionOver() : say.tokenRefused());
		}
		case "admin":
			if (await isAdmin(tx, principal.personId)) return ADMIN_PERMISSIONS;
			throw new DomainError("permission_denied", say.noAdminAnyMore());
		case "connection": {
			const connection = await tx.connection.findUnique({ where: { vendorId_id: { vendorId, id: principal.connectionId } }, select: { status: true } });
			if (connection && connection.status !== "removed") return CONNECTION_PERMISSIONS;
			throw new DomainError("permission_denied", say.connectionGone());
		}
		case "worker":
			return WORKER_PERMISSIONS;
		case "operator":
			return OPERATOR_PERMISSIONS;
	}
}

async function heldByMember(tx: Tx, vendorId: string, personId: string): Promise<readonly Permission[] | null> {
	const membership = await tx.membership.findUnique({
		where: { vendorId_personId: { vendorId, personId } },
		select: { role: true, grants: true, workspace: { select: { unlinkedAt: true } } },
	});
	// Whom a workspace's role has let in holds nothing while that workspace is not the shop's: nobody there tells any more whether they have it.
	return membership && !membership.workspace?.unlinkedAt ? memberPermissions(membership) : null;
}

/** A job goes on for whoever its person turned out to be, and for an admin, who began it in a shop that was opened. */
async function heldByJobOf(tx: Tx, vendorId: string, personId: string): Promise<readonly Permission[] | null> {
	if (await isAdmin(tx, personId)) return ADMIN_PERMISSIONS;
	const person = await tx.person.findUnique({ where: { id: personId }, select: { mergedIntoId: true } });
	return person?.mergedIntoId ? heldByMember(tx, vendorId, person.mergedIntoId) : null;
}

async function isAdmin(tx: Tx, personId: string): Promise<boolean> {
	return (await tx.platformAdmin.findFirst({ where: { personId, revokedAt: null }, select: { id: true } })) !== null;
}

async function ownerNames(tx: Tx, vendorId: string): Promise<string[]> {
	const owners = await tx.membership.findMany({
		where: { vendorId, role: "owner" },
		select: { person: { select: { displayName: true } } },
		orderBy: { createdAt: "asc" },
		take: 3,
	});
	return owners.map((owner) => owner.person.displayName);
}
