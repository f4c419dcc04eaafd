import { exact, writeExact } from "./write-exact.ts";

interface BigCommerceProduct {
	id: string;
	sku: string;
	quantity: number;
	variantId?: string;
	shipped?: number;
	price?: string;
}

interface BigCommerceShipment {
	id: string;
	created: string;
	items: readonly { id: string; quantity: number }[];
}

interface BigCommerceRefund {
	id: string;
	created: string;
	items: readonly { id: string; quantity: number }[];
}

export interface BigCommerceOrder {
	id: string;
	statusId: number;
	paymentStatus?: string;
	customerId?: string;
	currency?: string;
	products: readonly BigCommerceProduct[];
	shipments?: readonly BigCommerceShipment[];
	refunds?: readonly BigCommerceRefund[];
}

/** A delivery's body as BigCommerce posts it. */
export function bigCommerceNotice(
	scope: string,
	data: object,
	{ store = "abc123", createdAt = 1_561_479_335 }: { store?: string; createdAt?: number } = {},
): string {
	return writeExact({ scope, store_id: "1025646", data, hash: "dd70c0976e06b67aaf671e73f49dcb79230ebf9d", created_at: createdAt, producer: `stores/${store}` });
}

/** GET /v2/orders/{id} */
export const orderAnswer = ({ id, statusId, paymentStatus = "", customerId = "0", currency = "USD" }: BigCommerceOrder) => ({
	id: exact(id),
	customer_id: exact(customerId),
	date_created: "Tue, 15 Jan 2099 15:00:00 +0000",
	date_modified: "Tue, 15 Jan 2099 16:00:00 +0000",
	status_id: statusId,
	status: "…",
	payment_status: paymentStatus,
	currency_code: "EUR",
	default_currency_code: currency,
	items_total: 3,
	is_deleted: false,
	billing_address: { first_name: "Jane", last_name: "Doe", street_1: "455 Main Street", state: "Texas", country_iso2: "US", email: "jane@example.com" },
	products: { url: `https://api.bigcommerce.com/stores/abc123/v2/orders/${id}/products`, resource: `/orders/${id}/products` },
});

/** GET /v2/orders/{id}/products */
export const productsAnswer = ({ products }: BigCommerceOrder) =>
	products.map(({ id, sku, quantity, variantId = "99", shipped = 0, price = "55.9900" }) => ({
		id: exact(id),
		product_id: 77,
		variant_id: exact(variantId),
		name: "Charizard",
		sku,
		upc: "1234567891112",
		base_price: price,
		price_ex_tax: price,
		total_tax: "9.2400",
		quantity,
		quantity_shipped: shipped,
		quantity_refunded: 0,
		applied_discounts: [{ id: "manual-discount", amount: "1.5900", name: "Manual Discount", code: null, target: "order" }],
	}));

/** GET /v2/orders/{id}/shipments */
export const shipmentsAnswer = ({ shipments = [] }: BigCommerceOrder) =>
	shipments.map(({ id, created, items }) => ({
		id: exact(id),
		date_created: created,
		tracking_number: "EJ958083578US",
		items: items.map((item) => ({ order_product_id: exact(item.id), product_id: 0, quantity: item.quantity })),
	}));

/** What stands under `data` of GET /v3/orders/{id}/payment_actions/refunds */
export const refundsAnswer = ({ id: order, refunds = [] }: BigCommerceOrder) =>
	refunds.map(({ id, created, items }) => ({
		id: exact(id),
		order_id: exact(order),
		created,
		reason: "",
		total_amount: 55.99,
		items: [
			{ item_type: "SHIPPING", item_id: 4, requested_amount: "5.00" },
			...items.map((item) => ({ item_type: "PRODUCT", item_id: exact(item.id), quantity: item.quantity, requested_amount: "55.99" })),
		],
	}));

/** An order as our client puts it together. */
export const wholeOrder = (order: BigCommerceOrder) =>
	writeExact({ order: orderAnswer(order), products: productsAnswer(order), shipments: shipmentsAnswer(order), refunds: refundsAnswer(order) });
