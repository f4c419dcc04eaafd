import type { VendorScope } from "../../../core/permissions/scopes.ts";

/** A slice ended by a fault of ours: the operation rests before its next try, longer each time. Returns how many there were in a row; 0 when it is over. */
export async function noteFault(scope: VendorScope<"bulk.settle">, { operationId }: { operationId: string }): Promise<number> {
	const [noted] = await scope.write.$queryRaw<{ faults: number }[]>`
		UPDATE bulk_operation SET faults = faults + 1, touched_at = now()
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${operationId}::uuid AND status IN ('draft', 'queued', 'running') RETURNING faults`;
	return noted?.faults ?? 0;
}
