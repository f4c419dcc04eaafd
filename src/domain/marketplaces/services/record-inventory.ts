import { z } from "zod";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { type InventoryLine, TCGPLAYER_CURRENCY, tcgplayerSku } from "../market-files/market-file.ts";
import { countPairings } from "../selectors/count-pairings.ts";
import { findNewestRead } from "../selectors/find-newest-read.ts";
import { pairBySkuId } from "./pair-by-sku-id.ts";
import { recordListings } from "./record-listings.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	lines: z.custom<readonly InventoryLine[]>((value) => Array.isArray(value)),
	/** Whose quantity is left alone, by the marketplace's ids. */
	left: z.array(z.string()),
});

/** Listings that one statement writes. */
const AT_ONCE = 1_000;

/**
 * Writes down what an inventory export shows, as a reading of it: listings are paired by TCGplayer's ids at once, and by title as proposals in a moment, like
 * those of marketplaces that are read. What is not in the file stays: an export may be of a part.
 */
export async function recordInventory(
	scope: VendorScope<"market.read" | "order.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ read: number; unpaired: number }> {
	const { connectionId, lines, left } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const { currency } = await getVendor(scope);
	const read = await openRead(scope, { connectionId, listings: lines.length });
	const alone = new Set(left);
	const listings = lines.map(({ externalId, title, quantity, priceMinor, facts }) => ({
		externalId,
		sku: tcgplayerSku(externalId),
		title,
		facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value.slice(0, 200)])),
		priceMinor: currency === TCGPLAYER_CURRENCY ? priceMinor : null,
		quantity: alone.has(externalId) ? null : quantity,
		isActive: true,
		changedAt: null,
	}));
	for (let at = 0; at < listings.length; at += AT_ONCE) {
		await recordListings(scope, { connectionId, listings: listings.slice(at, at + AT_ONCE), read: { number: read.number, askedAt: now } });
	}
	const ids = lines.map(({ externalId }) => externalId);
	await scope.write.$executeRaw`
		UPDATE listing SET sold_there = 0 WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND external_id = ANY(${ids}::text[]) AND sold_there > 0`;
	await pairBySkuId(scope, { connectionId, listings: lines.map(({ externalId, title }) => ({ externalId, title })) });
	const { proposed, unpaired } = await countPairings(scope, { connectionId, read: read.number });
	scope.afterCommit({ job: "read-listings", id: read.id, payload: { vendorId, connectionId, readId: read.id } });
	return { read: read.number, unpaired: proposed + unpaired };
}

/** A reading whose pages are all there; the one that is under way, if there is one. */
async function openRead(
	scope: VendorScope<"market.read" | "order.write">,
	{ connectionId, listings }: { connectionId: string; listings: number },
): Promise<{ id: string; number: number }> {
	const { vendorId, now } = scope;
	const newest = await findNewestRead(scope, { connectionId });
	if (newest?.status === "pairing") return newest;
	const number = await nextNumber(scope, "listing_read");
	return scope.write.listingRead.create({
		// Nothing is compared with what it saw: that is done when it is taken.
		data: { vendorId, connectionId, number, status: "pairing", listings, isLossy: true, dueAt: now, comparedAt: now },
		select: { id: true, number: true },
	});
}
