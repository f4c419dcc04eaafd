import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { marketplaceListingSchema } from "../marketplace-listing.ts";
import { READ_LEASE } from "../read-lease.ts";
import { recordListings } from "./record-listings.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	readId: z.uuid(),
	slice: z.int().positive(),
	/** When the page was asked for. */
	askedAt: z.date(),
	listings: z.array(marketplaceListingSchema),
	/** Where the next page begins; null behind the last one. */
	next: z.string().min(1).max(2_000).nullable(),
	total: z.int().min(0).nullable(),
	isLossy: z.boolean(),
});

/** Listings that one statement writes. */
const AT_ONCE = 1_000;

/** Writes down a page of a reading, once: false when the claim ran out and others go on from where it was. */
export async function recordReadPage(scope: VendorScope<"delivery.settle" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<boolean> {
	const { connectionId, readId, slice, askedAt, listings, next, total, isLossy } = parseInput(inputSchema, input);
	const [read] = await scope.write.$queryRaw<{ number: number }[]>`
		UPDATE listing_read SET cursor = ${next}, status = ${next === null ? "pairing" : "reading"}, listings = listings + ${listings.length}::int,
			total = coalesce(${total}::int, total), is_lossy = is_lossy OR ${isLossy}, faults = 0, due_at = now() + make_interval(secs => ${READ_LEASE})
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${readId}::uuid AND connection_id = ${connectionId}::uuid AND slice = ${slice} AND status = 'reading'
		RETURNING number`;
	if (!read) return false;
	for (let at = 0; at < listings.length; at += AT_ONCE) {
		await recordListings(scope, { connectionId, listings: listings.slice(at, at + AT_ONCE), read: { number: read.number, askedAt } });
	}
	return true;
}
