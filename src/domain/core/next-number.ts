import type { VendorScope } from "./permissions/scopes.ts";

/**
 * The vendor's next short number of a kind (orders, operations, tickets), without gaps.
 * Locks the vendor's counter until the commit: take it before any stock row, so that two writers never wait in a circle.
 */
export async function nextNumber(
	scope: Pick<VendorScope, "vendorId" | "write">,
	name: "order" | "bulk_operation" | "connection" | "receipt" | "customer" | "ticket" | "schedule" | "listing_read" | "market_file",
): Promise<number> {
	const [row] = await scope.write.$queryRaw<{ last: number }[]>`
		INSERT INTO counter (vendor_id, name, last) VALUES (${scope.vendorId}::uuid, ${name}, 1)
		ON CONFLICT (vendor_id, name) DO UPDATE SET last = counter.last + 1 RETURNING last`;
	if (!row) throw new Error(`No number came back for ${name}.`);
	return row.last;
}
