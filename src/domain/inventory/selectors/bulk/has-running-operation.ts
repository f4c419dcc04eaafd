import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** True while one of the vendor's operations runs: another must wait. */
export async function hasRunningOperation(scope: ReadScope): Promise<boolean> {
	return (await scope.read.bulkOperation.count({ where: { vendorId: scope.vendorId, status: "running" } })) > 0;
}
