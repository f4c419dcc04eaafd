import { createHmac, randomUUID } from "node:crypto";

interface Line {
	id: string;
	sku: string | null;
	quantity: number;
	price?: string;
	title?: string;
	variantId?: string | null;
	currentQuantity?: number;
	fulfillableQuantity?: number;
}

interface Fulfilment {
	id: string;
	status?: string;
	createdAt?: string;
	lines: readonly { id: string; quantity: number }[];
}

interface Refund {
	id: string;
	createdAt?: string;
	lines: readonly { id: string; quantity: number; restock: "no_restock" | "cancel" | "return" | "legacy_restock" }[];
}

interface Order {
	id?: string;
	name?: string;
	currency?: string;
	createdAt?: string;
	cancelledAt?: string | null;
	financialStatus?: string;
	lines: readonly Line[];
	/** Left out of the body when they are left out here, as a subscription may. */
	fulfillments?: readonly Fulfilment[];
	refunds?: readonly Refund[];
	customer?: { id: string; email?: string | null; firstName?: string | null; lastName?: string | null } | null;
	shippingAddress?: { countryCode: string; provinceCode: string } | null;
}

/** The order id of Shopify's own samples: past 2^53. */
export const BIG_ORDER_ID = "820982911946154508";

/** An order's body as Shopify posts it: ids are numbers to the last digit, which JSON.stringify can't write. */
export function shopifyOrder(order: Order): string {
	const {
		id = BIG_ORDER_ID,
		name = "#1001",
		currency = "USD",
		createdAt = "2099-01-15T10:00:00-05:00",
		cancelledAt = null,
		financialStatus = "pending",
		customer = { id: "115310627314723954", email: "john@example.com", firstName: "Jön", lastName: "Smith ✓" },
		shippingAddress = { countryCode: "US", provinceCode: "KY" },
	} = order;
	const money = (amount: string) => ({ shop_money: { amount, currency_code: currency }, presentment_money: { amount, currency_code: currency } });
	const body = {
		id: exact(id),
		admin_graphql_api_id: `gid://shopify/Order/${id}`,
		app_id: 580111,
		cancel_reason: cancelledAt && "customer",
		cancelled_at: cancelledAt,
		closed_at: null,
		confirmed: true,
		contact_email: "jon@example.com",
		created_at: createdAt,
		currency,
		current_total_price: "19.99",
		email: "jon@example.com",
		financial_status: financialStatus,
		fulfillment_status: null,
		name,
		number: 1,
		order_number: 1001,
		processed_at: createdAt,
		test: false,
		total_price_set: money("19.99"),
		updated_at: createdAt,
		customer: customer && {
			id: exact(customer.id),
			email: customer.email ?? null,
			first_name: customer.firstName ?? null,
			last_name: customer.lastName ?? null,
		},
		line_items: order.lines.map((line) => ({
			id: exact(line.id),
			admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
			current_quantity: line.currentQuantity ?? line.quantity,
			fulfillable_quantity: line.fulfillableQuantity ?? line.currentQuantity ?? line.quantity,
			fulfillment_service: "manual",
			fulfillment_status: null,
			gift_card: false,
			grams: 2,
			name: line.title ?? "Charizard – Base Set",
			price: line.price ?? "9.99",
			price_set: money(line.price ?? "9.99"),
			product_id: exact("632910392632910392"),
			quantity: line.quantity,
			requires_shipping: true,
			sku: line.sku,
			tax_lines: [{ channel_liable: false, price: "0.80", rate: 0.08, title: "NY State Tax" }],
			taxable: true,
			title: line.title ?? "Charizard – Base Set",
			total_discount: "0.00",
			variant_id: line.variantId === null ? null : exact(line.variantId ?? "80895081080895081"),
			vendor: null,
		})),
		note: null,
		...(order.fulfillments && { fulfillments: order.fulfillments.map((fulfilment) => fulfilmentBody(id, fulfilment)) }),
		refunds: (order.refunds ?? []).map((refund) => refundBody(id, refund)),
		shipping_address: shippingAddress && {
			first_name: "Jön",
			address1: "123 Shipping Street",
			phone: "555-555-SHIP",
			city: "Shippington",
			zip: "40003",
			country_code: shippingAddress.countryCode,
			province_code: shippingAddress.provinceCode,
			name: "Jön Smith ✓",
		},
	};
	return write(body);
}

/** A fulfilment's body as Shopify posts it to fulfillments/create and fulfillments/update. */
export function shopifyFulfilment({ orderId = BIG_ORDER_ID, ...fulfilment }: Fulfilment & { orderId?: string }): string {
	return write(fulfilmentBody(orderId, fulfilment));
}

/** A refund's body as Shopify posts it to refunds/create. */
export function shopifyRefund({ orderId = BIG_ORDER_ID, ...refund }: Refund & { orderId?: string }): string {
	return write(refundBody(orderId, refund));
}

function fulfilmentBody(orderId: string, { id, status = "success", createdAt = "2099-01-16T10:00:00-05:00", lines }: Fulfilment) {
	return {
		id: exact(id),
		admin_graphql_api_id: `gid://shopify/Fulfillment/${id}`,
		created_at: createdAt,
		location_id: exact("655441491"),
		name: "#1001.1",
		order_id: exact(orderId),
		receipt: {},
		service: "manual",
		shipment_status: null,
		status,
		tracking_company: "UPS",
		tracking_number: "1z827wk74630",
		updated_at: createdAt,
		line_items: lines.map((line) => ({
			id: exact(line.id),
			fulfillable_quantity: 0,
			name: "Charizard – Base Set",
			price: "9.99",
			quantity: line.quantity,
			sku: "A",
		})),
	};
}

function refundBody(orderId: string, { id, createdAt = "2099-01-17T10:00:00-05:00", lines }: Refund) {
	return {
		id: exact(id),
		admin_graphql_api_id: `gid://shopify/Refund/${id}`,
		created_at: createdAt,
		note: "it broke during shipping",
		order_id: exact(orderId),
		processed_at: createdAt,
		restock: lines.some(({ restock }) => restock !== "no_restock"),
		user_id: exact("548380009"),
		order_adjustments: [],
		transactions: [{ id: exact("179259969"), amount: "9.99", kind: "refund", status: "success" }],
		refund_line_items: lines.map(({ id: line, quantity, restock }, index) => ({
			id: exact(String(104689539 + index)),
			line_item_id: exact(line),
			location_id: restock === "no_restock" ? null : exact("487838322"),
			quantity,
			restock_type: restock,
			subtotal: 9.99,
			total_tax: 0.8,
			line_item: { id: exact(line), quantity: quantity + 1, fulfillable_quantity: 0, price: "9.99", sku: "A" },
		})),
	};
}

/** JSON with ids to the last digit. */
function write(body: object): string {
	return JSON.stringify(body).replace(/"@exact:(\d+)"/g, "$1");
}

const exact = (digits: string) => `@exact:${digits}`;

interface Delivery {
	url: string;
	secret: string;
	body: string | Uint8Array;
	topic?: string;
	eventId?: string | null;
	webhookId?: string;
	headers?: Record<string, string>;
}

/** The headers that Shopify sends with a body; the signature is made here, without our verifier. */
export function shopifyHeaders({
	secret,
	body,
	topic = "orders/create",
	eventId = randomUUID(),
	webhookId = randomUUID(),
}: Omit<Delivery, "url">): Record<string, string> {
	return {
		"content-type": "application/json",
		"user-agent": "Shopify-Captain-Hook",
		"x-shopify-api-version": "2026-07",
		"x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
		"x-shopify-shop-domain": "demo.myshopify.com",
		"x-shopify-topic": topic,
		"x-shopify-triggered-at": "2026-11-24T10:00:00.000Z",
		"x-shopify-webhook-id": webhookId,
		...(eventId !== null && { "x-shopify-event-id": eventId }),
	};
}

/** Posts a body as Shopify does. */
export function postAsShopify({ url, body, headers = {}, ...delivery }: Delivery): Promise<Response> {
	return fetch(url, {
		method: "POST",
		body: typeof body === "string" ? body : new Uint8Array(body),
		headers: { ...shopifyHeaders({ body, ...delivery }), ...headers },
	});
}
