import type { MarketplaceEvent, MarketplaceOrder, MarketplaceOrderLine } from "../../domain/orders/marketplace-order.ts";
import { minorUnits } from "../minor-units.ts";
import { readDate } from "../read-date.ts";
import { eventsOfOrder } from "./events-of-order.ts";
import type { BigCommerceOrder } from "./order-schema.ts";

/** Order statuses (docs.bigcommerce.com, REST V2 "Order Status"). */
const INCOMPLETE = 0;
const SHIPPED = 2;
const COMPLETED = 10;
/** Cancelled, declined. */
const OFF = new Set([5, 6]);
/** Refunded, completed, awaiting fulfilment, partly refunded: each says that money came. */
const PAID = new Set([4, COMPLETED, 11, 14]);
const PAYMENTS = new Set(["captured", "paid", "partially refunded", "refunded"]);

/** An order as it stood when our client asked; null for one whose buyer never finished the checkout, which is no sale yet. */
export function readOrder(told: BigCommerceOrder, shopCurrency: string): MarketplaceOrder | null {
	const { order, products } = told;
	if (order.status_id === INCOMPLETE) return null;
	const currency = order.default_currency_code ?? shopCurrency;
	const events = eventsOfOrder(told);
	const isSent = order.status_id === SHIPPED || order.status_id === COMPLETED;
	const country = order.billing_address?.country_iso2 ?? "";
	return {
		externalId: order.id,
		name: `#${order.id}`,
		status: statusOf(order),
		currency,
		placedAt: readDate(order.date_created),
		changedAt: readDate(order.date_modified),
		lines: products.filter(({ quantity }) => quantity > 0).map((product) => readLine(product, { currency, events, isSent })),
		events,
		customer: readCustomer(order),
		country: /^[A-Z]{2}$/.test(country) ? country : null,
		region: order.billing_address?.state || null,
	};
}

function statusOf({ status_id, payment_status }: BigCommerceOrder["order"]): MarketplaceOrder["status"] {
	if (OFF.has(status_id)) return "cancelled";
	return PAID.has(status_id) || PAYMENTS.has(payment_status ?? "") ? "paid" : "placed";
}

function readLine(
	product: BigCommerceOrder["products"][number],
	{ currency, events, isSent }: { currency: string; events: readonly MarketplaceEvent[]; isSent: boolean },
): MarketplaceOrderLine {
	const done = (kind: MarketplaceEvent["kind"]) =>
		events
			.filter((event) => event.kind === kind)
			.flatMap(({ lines }) => lines)
			.reduce((sum, entry) => (entry.line === product.id ? sum + entry.quantity : sum), 0);
	const off = Math.min(product.quantity, done("cancelled"));
	const shipped = isSent ? product.quantity - off : Math.max(product.quantity_shipped ?? 0, done("fulfilled"));
	const fulfilled = Math.min(product.quantity, shipped);
	return {
		externalId: product.id,
		productId: product.variant_id && product.variant_id !== "0" ? product.variant_id : null,
		sku: product.sku ?? "",
		barcode: product.upc || null,
		title: product.name || product.sku || product.id,
		quantity: product.quantity,
		cancelled: Math.min(off, product.quantity - fulfilled),
		fulfilled,
		unitPriceMinor: minorUnits(product.price_ex_tax ?? "0", currency),
		taxMinor: minorUnits(product.total_tax ?? "0", currency),
		discountMinor: (product.applied_discounts ?? []).reduce((sum, { amount }) => sum + minorUnits(amount, currency), 0n),
	};
}

function readCustomer({ customer_id, billing_address }: BigCommerceOrder["order"]): MarketplaceOrder["customer"] {
	if (!customer_id || customer_id === "0") return null;
	const name = [billing_address?.first_name, billing_address?.last_name].filter(Boolean).join(" ");
	return { externalId: customer_id, name: name.slice(0, 200).trim() || null, email: billing_address?.email || null };
}
