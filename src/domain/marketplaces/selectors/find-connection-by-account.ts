import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The vendor's connection to an account of a marketplace, or null. */
export function findConnectionByAccount(
	scope: ReadScope,
	{ marketplace, accountId }: { marketplace: string; accountId: string },
): Promise<{ id: string; number: number; status: string } | null> {
	return scope.read.connection.findUnique({
		where: { vendorId_marketplace_accountId: { vendorId: scope.vendorId, marketplace, accountId } },
		select: { id: true, number: true, status: true },
	});
}
