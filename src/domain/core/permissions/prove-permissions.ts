import type { Prisma } from "../../../generated/prisma/client.ts";
import { DomainError } from "../errors.ts";
import { say } from "../messages/en.ts";
import { CONNECTION_PERMISSIONS, type Permission, ROLE_PERMISSIONS, type Role, WORKER_PERMISSIONS } from "./roles.ts";
import type { Principal } from "./scopes.ts";

/**
 * What the principal holds, once every needed permission is among it: a removed member's job stops here.
 * Runs inside the vendor's transaction, so it sees that vendor's rows only.
 * @throws DomainError permission_denied
 */
export async function provePermissions(tx: Prisma.TransactionClient, principal: Principal, needs: readonly Permission[]): Promise<readonly Permission[]> {
	const held = await heldPermissions(tx, principal);
	const missing = needs.find((need) => !held.includes(need));
	if (missing) {
		throw new DomainError("permission_denied", say.mayNot({ permission: missing }), {
			hint: say.askOwner({ owners: await ownerNames(tx, principal.vendorId) }),
		});
	}
	return held;
}

async function heldPermissions(tx: Prisma.TransactionClient, principal: Principal): Promise<readonly Permission[]> {
	switch (principal.kind) {
		case "member": {
			const { vendorId, personId } = principal;
			const membership = await tx.membership.findUnique({ where: { vendorId_personId: { vendorId, personId } }, select: { role: true } });
			if (membership) return ROLE_PERMISSIONS[membership.role as Role];
			throw new DomainError("permission_denied", say.notMember(), { hint: say.askOwner({ owners: await ownerNames(tx, vendorId) }) });
		}
		case "connection": {
			const connection = await tx.connection.findUnique({
				where: { vendorId_id: { vendorId: principal.vendorId, id: principal.connectionId } },
				select: { status: true },
			});
			if (connection && connection.status !== "removed") return CONNECTION_PERMISSIONS;
			throw new DomainError("permission_denied", say.connectionGone());
		}
		case "worker":
			return WORKER_PERMISSIONS;
	}
}

async function ownerNames(tx: Prisma.TransactionClient, vendorId: string): Promise<string[]> {
	const owners = await tx.membership.findMany({
		where: { vendorId, role: "owner" },
		select: { person: { select: { displayName: true } } },
		orderBy: { createdAt: "asc" },
		take: 3,
	});
	return owners.map((owner) => owner.person.displayName);
}
