import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** As listing-key.ts makes it. */
	externalId: z.string().min(1).max(600),
	sku: z.string().max(500),
	title: z.string().max(1000),
	/** Which item it is; "ignored" when it is none of ours; null when that is open again. */
	means: z.union([z.uuid(), z.literal("ignored"), z.null()]),
});

/** Remembers which item a connection sells under an id, so that the next order knows. */
export async function rememberListing(scope: VendorScope<"order.write">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, externalId, sku, title, means } = parseInput(inputSchema, input);
	const isIgnored = means === "ignored";
	const itemId = isIgnored ? null : means;
	await scope.write.$executeRaw`
		INSERT INTO listing (vendor_id, connection_id, external_id, sku, title, item_id, status)
		VALUES (${scope.vendorId}::uuid, ${connectionId}::uuid, ${externalId}, ${sku}, ${title}, ${itemId}::uuid, ${isIgnored ? "ignored" : "active"})
		ON CONFLICT (vendor_id, connection_id, external_id) DO UPDATE SET item_id = excluded.item_id, decision = NULL,
			status = CASE WHEN excluded.status = 'ignored' OR listing.status = 'ignored' THEN excluded.status ELSE listing.status END`;
}
