import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { hasRunningOperation } from "../../selectors/bulk/has-running-operation.ts";
import { lockOperation } from "./lock-operation.ts";
import { lockTurns } from "./lock-turns.ts";

/**
 * Makes a queued operation the running one, if none of the vendor's runs now; otherwise it stays queued, and whichever ends first asks
 * for it again. Returns the slice to work off, or null when there is nothing to do.
 */
export async function takeTurn(scope: VendorScope<"pricing.bulk">, { operationId }: { operationId: string }): Promise<number | null> {
	await lockTurns(scope);
	const operation = await lockOperation(scope, { operationId });
	if (operation.status === "running") return operation.slice;
	if (operation.status !== "queued" || operation.heldSince || (await hasRunningOperation(scope))) return null;
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operationId },
		data: { status: "running", touchedAt: scope.now },
	});
	return operation.slice;
}
