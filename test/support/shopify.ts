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

interface Order {
	id?: string;
	name?: string;
	currency?: string;
	createdAt?: string;
	cancelledAt?: string | null;
	financialStatus?: string;
	lines: readonly Line[];
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
		customer: { id: exact("115310627314723954"), email: "john@example.com", first_name: "Jön", last_name: "Smith ✓" },
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
		refunds: [],
		shipping_address: { address1: "123 Shipping Street", city: "Shippington", country_code: "US", province_code: "KY", zip: "40003" },
	};
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
