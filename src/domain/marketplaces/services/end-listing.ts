import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The marketplace's id of a listing, or of the product whose listings all end. */
	externalId: z.string().min(1).max(200),
});

/** What a marketplace has deleted is for sale there no more; news of it that is older than this does not bring it back. Unknown ids change nothing. */
export async function endListing(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, externalId } = parseInput(inputSchema, input);
	await scope.write.listing.updateMany({
		where: { vendorId: scope.vendorId, connectionId, status: "active", OR: [{ externalId }, { productExternalId: externalId }] },
		data: { status: "ended", changedAt: scope.now },
	});
}
