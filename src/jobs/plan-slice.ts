import type { VendorScope } from "../domain/core/permissions/scopes.ts";
import type { BulkOperation } from "../domain/inventory/operations/bulk-operation.ts";
import { clearPlan } from "../domain/inventory/services/bulk/clear-plan.ts";
import { planChunk } from "../domain/inventory/services/bulk/plan-chunk.ts";
import { planImportSlice } from "./plan-import-slice.ts";

interface Slice {
	operation: BulkOperation;
	withScope: <R>(run: (scope: VendorScope<"pricing.bulk">) => Promise<R>) => Promise<R>;
	/** False once the slice is over. */
	goOn: () => boolean;
}

/** Works on a plan while the slice lasts, chunk by chunk, each in a transaction of its own. "more" when there is something left. */
export async function planSlice({ operation, withScope, goOn }: Slice): Promise<"more" | "ended"> {
	const { id: operationId, slice, cursor, kind } = operation;
	if (cursor?.kind !== "plan") return "ended";
	if (!cursor.cleared) {
		await repeat(() => withScope((scope) => clearPlan(scope, { operationId, slice })), goOn);
		return "more";
	}
	if (kind === "import") return planImportSlice({ operation, withScope, goOn });
	return repeat(() => withScope((scope) => planChunk(scope, { operationId, slice })), goOn);
}

async function repeat(chunk: () => Promise<"more" | "ended">, goOn: () => boolean): Promise<"more" | "ended"> {
	while (goOn()) {
		if ((await chunk()) === "ended") return "ended";
	}
	return "more";
}
