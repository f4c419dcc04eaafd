import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { BulkOperation, PlanCursor } from "../../bulk-operation.ts";
import { tellProgress } from "./tell-progress.ts";

/** Milliseconds for which a plan may be confirmed. */
const LIFETIME = 15 * 60_000;

/** Closes a plan: from now on it can be looked at and confirmed, by its hash. */
export async function finishPlan(scope: VendorScope<"pricing.bulk">, { operation, cursor }: { operation: BulkOperation; cursor: PlanCursor }): Promise<void> {
	const { tally, limits, again, hash } = cursor;
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operation.id },
		data: {
			status: "previewed",
			planHash: hash,
			summary: { tally, limits, again },
			cursor: { kind: "run", after: null, toldAt: 0 },
			rowsTotal: tally.rows,
			expiresAt: new Date(scope.now.getTime() + LIFETIME),
			touchedAt: scope.now,
		},
	});
	await tellProgress(scope, { operationId: operation.id });
}
