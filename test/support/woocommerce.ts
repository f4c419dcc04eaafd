import { createHash, createHmac } from "node:crypto";

interface Line {
	id: string;
	sku?: string | null;
	name?: string;
	quantity: number;
	productId?: string;
	variationId?: string;
	/** Of one copy, in hundredths. */
	price?: number;
	/** Off the whole line, in hundredths. */
	discount?: number;
	totalTax?: string;
	barcode?: string;
	/** Copies that the store has taken off its stock for it; none once all of them came back. */
	reduced?: number;
	/** Copies that refunds have put back on sale. */
	restocked?: number;
}

interface Order {
	id?: string;
	status?: string;
	number?: string;
	currency?: string;
	customerId?: string;
	/** UTC, as the store writes it. */
	createdAt?: string;
	modifiedAt?: string;
	paidAt?: string | null;
	completedAt?: string | null;
	lines: readonly Line[];
	refunds?: readonly { id: string; total: string }[];
	billing?: Readonly<Record<string, string>>;
	shipping?: Readonly<Record<string, string>>;
}

interface Product {
	id: string;
	type?: string;
	parentId?: string;
	name?: string;
	sku?: string;
	barcode?: string;
	status?: string;
	price?: string;
	manageStock?: boolean | "parent";
	stock?: number | null;
	modifiedAt?: string;
	variations?: readonly string[];
}

/** An id past 2^53: no store has one, but a parser that survives it keeps every id. */
export const BIG_WOO_ID = "820982911946154508";

const NOBODY = { first_name: "", last_name: "", company: "", address_1: "", address_2: "", city: "", state: "", postcode: "", country: "", phone: "" };

/** An order's body as a store posts it, byte for byte as PHP writes JSON. */
export function wooOrder(order: Order): string {
	return write(orderResource(order));
}

/** A product's body, or a variation's, as a store posts it. */
export function wooProduct(product: Product): string {
	return write(productResource(product));
}

/** What is posted of something that went to the trash. */
export function wooGone(id: string): string {
	return write({ id: exact(id) });
}

/** What is posted, rightly signed, of something that was gone before its delivery was written. */
export function wooInvalid(resource: "product" | "shop_order"): string {
	return write({ code: `woocommerce_rest_${resource}_invalid_id`, message: "Invalid ID.", data: { status: 404 } });
}

/** JSON as PHP writes it: slashes and all that is not ASCII escaped, ids to the last digit. */
export function write(body: unknown): string {
	return JSON.stringify(body)
		.replace(/"@exact:(\d+)"/g, "$1")
		.replaceAll("/", "\\/")
		.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const exact = (digits: string) => `@exact:${digits}`;

export function orderResource(order: Order): Record<string, unknown> {
	const { id = BIG_WOO_ID, createdAt = "2099-01-15T15:00:00", modifiedAt = createdAt, paidAt = null, completedAt = null, billing = {} } = order;
	return {
		id: exact(id),
		parent_id: 0,
		status: order.status ?? "pending",
		currency: order.currency ?? "USD",
		version: "11.0.1",
		prices_include_tax: false,
		date_created: createdAt,
		date_modified: modifiedAt,
		discount_total: "0.00",
		total: "19.98",
		customer_id: exact(order.customerId ?? "0"),
		order_key: "wc_order_w2w1KnPEhKycW",
		billing: { ...NOBODY, first_name: "Zoë", last_name: "Müller", country: "DE", email: "zoe@example.com", ...billing },
		shipping: { ...NOBODY, ...order.shipping },
		payment_method: "bacs",
		customer_note: "",
		date_completed: completedAt,
		date_paid: paidAt,
		number: order.number ?? id,
		meta_data: [],
		line_items: order.lines.map(lineResource),
		refunds: (order.refunds ?? []).map((refund) => ({ id: exact(refund.id), reason: "", total: refund.total, total_tax: "0.00" })),
		date_created_gmt: createdAt,
		date_modified_gmt: modifiedAt,
		date_completed_gmt: completedAt,
		date_paid_gmt: paidAt,
		currency_symbol: "$",
		_links: { self: [{ href: `https://cards.example/wp-json/wc/v3/orders/${id}` }] },
	};
}

function lineResource(line: Line) {
	const { price = 999, discount = 0 } = line;
	const meta = (key: string, value: number | undefined) =>
		value ? [{ id: 49, key, value: String(value), display_key: key, display_value: String(value) }] : [];
	return {
		id: exact(line.id),
		name: line.name ?? "Charizard – Base Set 4/102 “Holo” 🔥",
		product_id: exact(line.productId ?? "1017"),
		variation_id: exact(line.variationId ?? "0"),
		quantity: line.quantity,
		tax_class: "",
		subtotal: hundredths(price * line.quantity),
		subtotal_tax: "0.00",
		total: hundredths(price * line.quantity - discount),
		total_tax: line.totalTax ?? "0.00",
		taxes: [],
		meta_data: [...meta("_reduced_stock", line.reduced), ...meta("_restock_refunded_items", line.restocked)],
		sku: line.sku === undefined ? "A" : line.sku,
		global_unique_id: line.barcode ?? "",
		price: price / 100,
		image: { id: "", src: "" },
		parent_name: null,
	};
}

const hundredths = (amount: number) => (amount / 100).toFixed(2);

export function productResource(product: Product): Record<string, unknown> {
	const { id, price = "9.99", modifiedAt = "2099-01-15T15:00:00", manageStock = true, stock = 0 } = product;
	return {
		id: exact(id),
		name: product.name ?? "Charizard – Base Set 4/102 “Holo” 🔥",
		permalink: `https://cards.example/product/${id}/`,
		date_modified: modifiedAt,
		date_modified_gmt: modifiedAt,
		type: product.type ?? "simple",
		status: product.status ?? "publish",
		sku: product.sku ?? "A",
		price,
		regular_price: price,
		sale_price: "",
		purchasable: true,
		manage_stock: manageStock,
		stock_quantity: manageStock === false ? null : stock,
		parent_id: exact(product.parentId ?? "0"),
		variations: (product.variations ?? []).map(exact),
		meta_data: [],
		stock_status: (stock ?? 0) > 0 ? "instock" : "outofstock",
		global_unique_id: product.barcode ?? "",
		_links: { self: [{ href: `https://cards.example/wp-json/wc/v3/products/${id}` }] },
	};
}

export interface WooPost {
	headers: Readonly<Record<string, string>>;
	body: string;
}

interface Posted {
	secret: string;
	body: string;
	topic?: string;
	source?: string;
	webhookId?: string;
	/** The second of the delivery: with the webhook's id it makes the delivery's. */
	second?: number;
}

/** The headers that a store sends with a body; the signature is made here, without our verifier. */
export function wooHeaders({
	secret,
	body,
	topic = "order.created",
	source = "https://cards.example/",
	webhookId = "14",
	second = 0,
}: Posted): Record<string, string> {
	const [resource = "", event = ""] = topic.split(".");
	return {
		"user-agent": "WooCommerce/11.0.1 Hookshot (WordPress/6.9.1)",
		"content-type": "application/json",
		"x-wc-webhook-source": source,
		"x-wc-webhook-topic": topic,
		"x-wc-webhook-resource": resource,
		"x-wc-webhook-event": event,
		"x-wc-webhook-signature": createHmac("sha256", secret).update(body).digest("base64"),
		"x-wc-webhook-id": webhookId,
		"x-wc-webhook-delivery-id": createHash("md5").update(`${webhookId}${second}`).digest("hex"),
	};
}

/** The ping of a new webhook: a form that nothing signs. */
export function wooPing(webhookId = "14"): WooPost {
	return {
		headers: { "user-agent": "WooCommerce/11.0.1 Hookshot (WordPress/6.9.1)", "content-type": "application/x-www-form-urlencoded" },
		body: `webhook_id=${webhookId}`,
	};
}

/** Posts a body as a store does. */
export function postAsWooCommerce({ url, headers = {}, ...posted }: Posted & { url: string; headers?: Record<string, string> }): Promise<Response> {
	return fetch(url, { method: "POST", body: posted.body, headers: { ...wooHeaders(posted), ...headers }, redirect: "manual" });
}
