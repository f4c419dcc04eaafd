import type { MarketplaceOrder, MarketplaceOrderLine } from "../../domain/orders/marketplace-order.ts";
import { readDate } from "../read-date.ts";
import type { SquareOrder } from "./order-schema.ts";

type Order = SquareOrder["order"];
type Line = NonNullable<Order["line_items"]>[number];

/** Fulfilments that will send nothing any more. */
const OFF = new Set(["CANCELED", "FAILED"]);

/**
 * An order as it stood when our client asked; null for a draft, and for one that only takes back what another sold. Fulfilments have no event of their
 * own: they and the order's state say how many copies of a line are gone by now, and that only grows.
 */
export function readOrder({ order, variations }: SquareOrder, shopCurrency: string): MarketplaceOrder | null {
	const lines = (order.line_items ?? []).filter(({ quantity }) => quantity > 0);
	if (order.state === "DRAFT" || (lines.length === 0 && (order.returns ?? []).length > 0)) return null;
	const skus = new Map(variations.flatMap((variation) => (variation ? [[variation.id, variation.item_variation_data] as const] : [])));
	const currency = order.total_money?.currency ?? lines.find(({ base_price_money }) => base_price_money?.currency)?.base_price_money?.currency ?? shopCurrency;
	const address = (order.fulfillments ?? []).map(({ shipment_details }) => shipment_details?.recipient.address).find((found) => found);
	return {
		externalId: order.id,
		name: order.reference_id || null,
		status: statusOf(order),
		currency,
		placedAt: readDate(order.created_at),
		changedAt: readDate(order.updated_at),
		lines: lines.map((line) => readLine(line, order, skus.get(line.catalog_object_id ?? ""))),
		// What is to be sent or fetched has a fulfilment from the first (developer.squareup.com, "Fulfillment"): the rest goes over the counter.
		...((order.fulfillments ?? []).length === 0 && { till: { place: order.location_id ?? null } }),
		customer: order.customer_id ? { externalId: order.customer_id, name: null, email: null } : null,
		country: /^[A-Z]{2}$/.test(address?.country ?? "") ? (address?.country ?? null) : null,
		region: address?.administrative_district_level_1 || null,
	};
}

/** Paid: completed, or nothing is due of what was tendered. */
function statusOf({ state, tenders, net_amount_due_money }: Order): MarketplaceOrder["status"] {
	if (state === "CANCELED") return "cancelled";
	return state === "COMPLETED" || ((tenders ?? []).length > 0 && net_amount_due_money?.amount === 0n) ? "paid" : "placed";
}

function readLine(line: Line, order: Order, variation: { sku?: string | null | undefined; upc?: string | null | undefined } | undefined): MarketplaceOrderLine {
	const { fulfilled, cancelled } = countLine(line, order);
	const title = [line.name, line.variation_name].filter(Boolean).join(" – ");
	return {
		externalId: line.uid,
		productId: line.catalog_object_id ?? null,
		sku: variation?.sku ?? "",
		barcode: variation?.upc || null,
		title: title || line.uid,
		quantity: line.quantity,
		cancelled,
		fulfilled,
		unitPriceMinor: line.base_price_money?.amount ?? 0n,
		taxMinor: line.total_tax_money?.amount ?? 0n,
		discountMinor: line.total_discount_money?.amount ?? 0n,
	};
}

/**
 * What of a line is gone: what completed fulfilments took. A completed order has nothing left to do: what no fulfilment called off went over the
 * counter (developer.squareup.com, "Fulfillment": an order is completed once each is completed, canceled or failed).
 */
function countLine({ uid, quantity }: Line, { state, fulfillments }: Order): { fulfilled: number; cancelled: number } {
	const copies = (isMeant: (fulfilment: string) => boolean) =>
		(fulfillments ?? [])
			.filter((fulfillment) => isMeant(fulfillment.state ?? ""))
			.flatMap(({ line_item_application, entries }) => (line_item_application === "ENTRY_LIST" ? (entries ?? []) : [{ line_item_uid: uid, quantity }]))
			.reduce((sum, entry) => (entry.line_item_uid === uid ? sum + entry.quantity : sum), 0);
	const sent = Math.min(
		quantity,
		copies((fulfilment) => fulfilment === "COMPLETED"),
	);
	if (state !== "COMPLETED") return { fulfilled: sent, cancelled: 0 };
	const cancelled = Math.min(
		quantity - sent,
		copies((fulfilment) => OFF.has(fulfilment)),
	);
	return { fulfilled: quantity - cancelled, cancelled };
}
