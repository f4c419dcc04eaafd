import type { MarketplaceEvent, MarketplaceOrder, MarketplaceOrderLine } from "../../domain/orders/marketplace-order.ts";
import { minorUnits } from "../minor-units.ts";
import { readDate } from "../read-date.ts";
import type { ShopifyOrder } from "./order-schema.ts";
import { readFulfilment } from "./read-fulfilment.ts";
import { readRefund } from "./read-refund.ts";

type ShopifyLine = ShopifyOrder["line_items"][number];

/** Money was taken, even if some of it went back since. */
const PAID = new Set(["paid", "partially_refunded", "refunded"]);

/** An order as it stood when Shopify wrote it, with the fulfilments and refunds that it lists. */
export function readOrder(order: ShopifyOrder, topic: string, shopCurrency: string): MarketplaceOrder {
	const currency = order.currency ?? shopCurrency;
	const events = [...(order.fulfillments ?? []).flatMap(readFulfilment), ...(order.refunds ?? []).flatMap(readRefund)];
	const status = statusOf(order, topic);
	const context = { currency, events, isListed: Array.isArray(order.fulfillments), isSent: topic === "orders/fulfilled", isCancelled: status === "cancelled" };
	const place = order.shipping_address ?? order.billing_address;
	return {
		externalId: order.id,
		name: order.name || null,
		status,
		currency,
		placedAt: readDate(order.processed_at ?? order.created_at),
		lines: order.line_items.filter((line) => line.quantity > 0).map((line) => readLine(line, context)),
		events,
		...(order.source_name === "pos" && { till: { place: order.location_id ?? null } }),
		customer: readCustomer(order),
		country: /^[A-Z]{2}$/.test(place?.country_code ?? "") ? (place?.country_code ?? null) : null,
		region: place?.province_code || null,
	};
}

function statusOf({ cancelled_at, financial_status }: ShopifyOrder, topic: string): MarketplaceOrder["status"] {
	if (cancelled_at || topic === "orders/cancelled") return "cancelled";
	if (PAID.has(financial_status ?? "") || topic === "orders/paid") return "paid";
	return "placed";
}

function readCustomer({ customer, email }: ShopifyOrder): MarketplaceOrder["customer"] {
	if (!customer) return null;
	const name = [customer.first_name, customer.last_name].filter(Boolean).join(" ");
	return { externalId: customer.id, name: name.slice(0, 200).trim() || null, email: customer.email || email || null };
}

interface Context {
	currency: string;
	/** What the order lists as done. */
	events: readonly MarketplaceEvent[];
	/** Whether the order lists its fulfilments at all: a subscription may leave them out. */
	isListed: boolean;
	/** The topic says that nothing waits to be sent. */
	isSent: boolean;
	/** Nothing waits, for it is off. */
	isCancelled: boolean;
}

function readLine(line: ShopifyLine, { currency, events, isListed, isSent, isCancelled }: Context): MarketplaceOrderLine {
	const done = (kind: MarketplaceEvent["kind"]) =>
		events
			.filter((event) => event.kind === kind)
			.flatMap(({ lines }) => lines)
			.reduce((sum, entry) => (entry.line === line.id ? sum + entry.quantity : sum), 0);
	const current = Math.min(line.quantity, line.current_quantity ?? line.quantity);
	const waiting = isSent ? 0 : Math.min(current, line.fulfillable_quantity ?? current);
	const unlisted = isCancelled ? 0 : current - waiting;
	const fulfilled = isListed ? Math.min(line.quantity, done("fulfilled")) : unlisted;
	// Off the order, and neither sent nor brought back: Shopify takes what was returned off it too.
	const cancelled = Math.max(0, Math.min(line.quantity - current - done("returned"), line.quantity - waiting, line.quantity - fulfilled));
	const taxes = line.tax_lines ?? [];
	const discounts = line.discount_allocations ?? (line.total_discount ? [{ amount: line.total_discount }] : []);
	return {
		externalId: line.id,
		productId: line.variant_id ?? null,
		sku: line.sku ?? "",
		title: line.name || line.title || line.sku || line.id,
		quantity: line.quantity,
		cancelled,
		fulfilled,
		unitPriceMinor: minorUnits(line.price ?? "0", currency),
		taxMinor: taxes.reduce((sum, tax) => sum + minorUnits(tax.price, currency), 0n),
		taxCollectedBy: collector(taxes),
		discountMinor: discounts.reduce((sum, { amount }) => sum + minorUnits(amount, currency), 0n),
	};
}

/** One word for a line whose taxes are all owed by the same; null where Shopify leaves it open or they differ. */
function collector(taxes: NonNullable<ShopifyLine["tax_lines"]>): "seller" | "marketplace" | null {
	if (taxes.length === 0) return null;
	if (taxes.every(({ channel_liable }) => channel_liable === true)) return "marketplace";
	return taxes.every(({ channel_liable }) => channel_liable === false) ? "seller" : null;
}
