import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { decimalMoney, formatMoney } from "../../core/money.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { announce } from "../../vendors/services/announce.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { toPricesOut } from "../prices-out.ts";
import { findPriceRule } from "../selectors/find-price-rule.ts";
import { getConnection } from "../selectors/get-connection.ts";
import { shouldCostSql } from "../should-cost-sql.ts";
import { takeMarks } from "./take-marks.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid() });

/** Listings that a message names. */
const NAMED = 5;

/** A listing whose price was changed on its marketplace, which nobody has decided about, and which a newer price of ours goes over; minor units. */
interface Overruled {
	sku: string;
	title: string;
	theirs: bigint;
	ours: bigint;
}

/**
 * Takes marks of prices away, and writes down what their listings should cost, as of a moment that is not before. What stands there already, with nothing
 * under way, is not pushed again; nor is what costs nothing here. Where a newer price goes over one that was changed there, the shop is told. Returns whether
 * there may be more marks.
 */
export async function workOutPrices(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<boolean> {
	const { connectionId } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const rule = await findPriceRule(scope, { connectionId });
	if (!rule) return false;
	const should = shouldCostSql(toPricesOut(rule));
	const overruled: Overruled[] = [];
	const isMore = await takeMarks(scope, { connectionId, kind: "price" }, async (listingIds) => {
		const rows = await scope.write.$queryRaw<Overruled[]>`
			WITH worked AS (
				UPDATE listing SET wanted_price_minor = made.price, price_version = price_version + 1, price_attempts = 0, price_error = NULL,
					price_due_at = CASE WHEN made.price = 0 OR (made.due_at IS NULL AND made.price = made.acked) THEN NULL ELSE ${now}::timestamptz END
				FROM (
					SELECT listing.id, ${should} AS price, listing.price_due_at AS due_at, listing.acked_price_minor AS acked, item.sku
					FROM listing JOIN item ON item.vendor_id = listing.vendor_id AND item.id = listing.item_id
					WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = ANY(${listingIds}::uuid[]) AND listing.status = 'active'
				) made
				WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = made.id
				RETURNING made.sku, listing.title, listing.seen_price_minor AS theirs, made.price AS ours, made.acked,
					listing.price_due_at IS NOT NULL AND made.due_at IS NULL AS is_new
			)
			SELECT sku, title, theirs, ours FROM worked WHERE is_new AND theirs <> acked AND theirs <> ours`;
		overruled.push(...rows);
	});
	if (overruled.length > 0) await tell(scope, { connectionId, overruled });
	return isMore;
}

async function tell(
	scope: VendorScope<"delivery.settle">,
	{ connectionId, overruled }: { connectionId: string; overruled: readonly Overruled[] },
): Promise<void> {
	const { number: connection, marketplace } = await getConnection(scope, { connectionId });
	const { currency, locale } = await getVendor(scope);
	const money = (minor: bigint) => formatMoney(minor, currency, locale);
	const prices = overruled
		.slice(0, NAMED)
		.map(({ sku, title, theirs, ours }) => ({ listing: title, sku, theirs: money(theirs), ours: money(ours), keep: decimalMoney(theirs, currency) }));
	await announce(scope, {
		topic: "errors",
		key: `connection:${connectionId}:overruled:${scope.now.getTime()}`,
		reply: { text: say.pricesOverruled({ connection, marketplace: marketplaceTitle(marketplace), total: overruled.length, prices }), audience: "channel" },
	});
}
