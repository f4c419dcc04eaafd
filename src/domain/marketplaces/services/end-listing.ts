import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The marketplace's id of a listing, or of the product whose listings all end. */
	externalId: z.string().min(1).max(200),
	/** When we heard of it: the marketplace tells no time. */
	heardAt: z.date(),
});

/**
 * What a marketplace has deleted is for sale there no more, also where the news that made it is yet to come; what it says of an earlier time does not
 * bring it back. One that was restored since stays.
 */
export async function endListing(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, externalId, heardAt } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const [end] = await scope.write.$queryRaw<{ isRestored: boolean }[]>`
		INSERT INTO listing_end (vendor_id, connection_id, external_id, ended_at)
		VALUES (${vendorId}::uuid, ${connectionId}::uuid, ${externalId}, ${heardAt}::timestamptz)
		ON CONFLICT (vendor_id, connection_id, external_id) DO UPDATE SET ended_at = greatest(listing_end.ended_at, excluded.ended_at)
		RETURNING coalesce(restored_at > ${heardAt}::timestamptz, false) AS "isRestored"`;
	if (!end || end.isRestored) return;
	await scope.write.listing.updateMany({
		where: { vendorId, connectionId, status: "active", OR: [{ externalId }, { productExternalId: externalId }] },
		data: { status: "ended" },
	});
}
