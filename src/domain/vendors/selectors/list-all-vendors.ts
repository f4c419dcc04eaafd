import type { SystemScope } from "../../core/permissions/scopes.ts";

/** Shops of the whole installation by their ids, those behind `after`. For `check-ledger` alone: no other purpose sees their names. */
export function listAllVendors(scope: SystemScope, { after, limit }: { after: string | null; limit: number }): Promise<{ id: string; name: string }[]> {
	return scope.read.vendor.findMany({ where: after ? { id: { gt: after } } : {}, select: { id: true, name: true }, orderBy: { id: "asc" }, take: limit });
}
