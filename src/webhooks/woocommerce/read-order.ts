import type { MarketplaceOrder } from "../../domain/orders/marketplace-order.ts";
import { bodyDigest } from "../body-digest.ts";
import type { MarketplaceEvent } from "../marketplace.ts";
import type { WooOrder } from "./order-schema.ts";
import { readGmt } from "./read-gmt.ts";
import { readLine } from "./read-line.ts";
import { readRestocks } from "./read-restocks.ts";

/** A basket, or an order that somebody is writing: nothing is sold yet. */
const DRAFTS = new Set(["checkout-draft", "auto-draft", "draft", "new"]);
/** Paid, or sent without it (cash on delivery). A refund gives money back and says nothing of goods. */
const PAID = new Set(["processing", "completed", "refunded"]);

/**
 * What an order's picture tells. A payment that failed is no news: the customer pays the same order again (`failed` is a status that WooCommerce takes
 * payments for), so what it holds is held until it is cancelled, and what it does not hold yet waits for the money. Restored, it holds what it held.
 */
export function readOrder(order: WooOrder, { shopCurrency, isRestored }: { shopCurrency: string; isRestored: boolean }): MarketplaceEvent[] {
	const isSent = order.status === "completed" || readGmt(order.date_completed_gmt) !== null;
	const isPaid = PAID.has(order.status) || isSent || readGmt(order.date_paid_gmt) !== null;
	if (DRAFTS.has(order.status) || (order.status === "failed" && !isPaid && !isRestored)) return [];
	const changedAt = readGmt(order.date_modified_gmt);
	if (order.status === "trash") return [{ kind: "order-gone", orderExternalId: order.id, changedAt }];
	const currency = order.currency ?? shopCurrency;
	const place = order.shipping?.country ? order.shipping : order.billing;
	const read: MarketplaceOrder = {
		externalId: order.id,
		name: order.number ? `#${order.number}` : null,
		status: order.status === "cancelled" ? "cancelled" : isPaid ? "paid" : "placed",
		currency,
		placedAt: readGmt(order.date_created_gmt),
		// An order that was cancelled for want of money goes on when the money comes; an unsent one's lines are edited by hand.
		changedAt,
		isRestored,
		// The store puts back on sale what it had taken off for it (wc-stock-functions.php), until the order goes on.
		isTakenBack: order.status === "cancelled" && isSent,
		lines: order.line_items.filter((line) => line.quantity > 0).map((line) => readLine(line, { currency, isSent })),
		events: isSent ? readRestocks(order) : [],
		customer: readCustomer(order),
		country: /^[A-Z]{2}$/.test(place?.country ?? "") ? (place?.country ?? null) : null,
		region: place?.state || null,
	};
	return [{ kind: "order", order: read }];
}

/** Who bought. Guests have no id there: they are known by their address, of which only a hash is an id. */
function readCustomer({ customer_id, billing }: WooOrder): MarketplaceOrder["customer"] {
	const email = billing?.email || null;
	const isKnown = customer_id && !/^0+$/.test(customer_id);
	if (!isKnown && email === null) return null;
	const name = [billing?.first_name, billing?.last_name].filter(Boolean).join(" ").slice(0, 200).trim();
	return { externalId: isKnown ? customer_id : `guest:${bodyDigest(Buffer.from((email ?? "").toLowerCase()))}`, name: name || null, email };
}
