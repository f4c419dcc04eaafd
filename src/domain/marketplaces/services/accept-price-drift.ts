import type { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getSettings } from "../../vendors/selectors/get-settings.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { decideDriftInput } from "../decide-drift-input.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { listPriceDrift } from "../selectors/list-price-drift.ts";
import { openComparison } from "./open-comparison.ts";
import { writeOwnPrices } from "./write-own-prices.ts";

/** Listings that one decision goes through: its undo names each. */
const AT_ONCE = 500;

interface Accepted {
	connection: number;
	marketplace: string;
	/** Listings that have the price that stands there as their own now. */
	count: number;
	/** That cost nothing there, or less than the shop's price floor: they stay open. */
	left: number;
	/** Beyond what one decision goes through. */
	rest: number;
	changeNumber: bigint;
}

/**
 * Takes prices that were changed on a marketplace for right: each becomes its listing's own, and the items' prices stay. Nothing has to be pushed for it; /undo
 * takes all of one decision back.
 * @throws DomainError not_found; conflict when a later comparison has been made, none differs any more, or none can be accepted
 */
export async function acceptPriceDrift(
	scope: VendorScope<"market.read" | "stock.write" | "pricing.write">,
	input: z.input<typeof decideDriftInput>,
): Promise<Accepted> {
	const { read: number, externalId } = parseInput(decideDriftInput, input);
	const { connectionId, connection, marketplace: name } = await openComparison(scope, { number });
	const marketplace = marketplaceTitle(name);
	const found = await listPriceDrift(scope, { connectionId, externalId, most: AT_ONCE });
	const [first] = found;
	if (!first) throw new DomainError("conflict", say.priceDriftNone({ connection }));
	const { priceFloorMinor } = await getSettings(scope);
	const fit = found.filter(({ theirs }) => theirs > 0n && theirs >= (priceFloorMinor ?? 0n));
	const changes = await writeOwnPrices(scope, { connectionId, prices: fit.map(({ listingId, theirs }) => ({ listingId, priceMinor: theirs, there: theirs })) });
	const count = changes.length;
	const left = found.length - count;
	if (count === 0)
		throw new DomainError("conflict", say.priceDriftUnfit({ count: left, marketplace }), { hint: say.priceDriftUnfitHint({ connection, sku: first.sku }) });
	const changeNumber = await recordAudit(scope, {
		action: "accept-price-drift",
		subjectKind: "connection",
		subjectId: connectionId,
		after: { number: connection, listings: count },
		inverse: { kind: "listing-prices", connectionId, changes },
	});
	return { connection, marketplace, count, left, rest: first.total - found.length, changeNumber };
}
