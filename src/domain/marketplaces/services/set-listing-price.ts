import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import { requirePriceFloor } from "../../inventory/services/require-price-floor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { connectionLabel } from "../connection-label.ts";
import { getListingPrices } from "../selectors/get-listing-prices.ts";
import { writeOwnPrices } from "./write-own-prices.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	itemId: z.uuid(),
	/** Minor units; null lets it cost what the item does. */
	priceMinor: z.bigint().min(0n).nullable(),
	/** A price below the shop's floor must be meant. */
	allowBelowFloor: z.boolean().default(false),
});

/**
 * Gives an item's listings on a connection a price of their own, which neither the item's price nor the connection's mark-up and rounding changes, or takes it
 * away. Where prices go out it is pushed; elsewhere it is kept. Returns what [Undo] carries; null when it was so already.
 * @throws DomainError not_found, also when the item is not for sale there; invalid_input for zero, or an unmeant price below the floor
 */
export async function setListingPrice(
	scope: VendorScope<"pricing.write" | "market.read" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<bigint | null> {
	const { connectionId, itemId, priceMinor, allowBelowFloor } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const { sku } = await getItem(scope, { itemId });
	const { number, listings } = await getListingPrices(scope, { connectionId, itemId });
	const command = `/market price ${connectionLabel(number)}`;
	if (priceMinor === 0n) throw new DomainError("invalid_input", say.ownPriceZero(), { hint: say.ownPriceZeroHint({ command, sku }) });
	if (priceMinor !== null && !allowBelowFloor) await requirePriceFloor(scope, { sku, priceMinor, command });
	const changes = await writeOwnPrices(scope, { connectionId, prices: listings.map(({ listingId }) => ({ listingId, priceMinor })) });
	const [first] = changes;
	if (!first) return null;
	scope.afterCommit({ job: "push-listings", id: connectionId, run: `prices${now.getTime()}`, payload: { vendorId, connectionId } });
	return recordAudit(scope, {
		action: priceMinor === null ? "clear-listing-price" : "set-listing-price",
		subjectKind: "item",
		subjectId: itemId,
		before: { priceMinor: first.was },
		after: { priceMinor: first.now, connection: connectionLabel(number) },
		inverse: { kind: "listing-prices", connectionId, changes },
	});
}
