import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The marketplace's id of it. */
	externalId: z.string().min(1).max(200),
	/** When we heard of it: it may have been posted before the deletion that it takes back. */
	heardAt: z.date(),
});

/** What a marketplace had deleted is there again: a deletion that we heard of before ends nothing any more. What it is now is recorded as ever. */
export async function restoreListing(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, externalId, heardAt } = parseInput(inputSchema, input);
	await scope.write.$executeRaw`
		INSERT INTO listing_end (vendor_id, connection_id, external_id, restored_at)
		VALUES (${scope.vendorId}::uuid, ${connectionId}::uuid, ${externalId}, ${heardAt}::timestamptz)
		ON CONFLICT (vendor_id, connection_id, external_id) DO UPDATE SET restored_at = greatest(listing_end.restored_at, excluded.restored_at)`;
}
