import { exact, writeExact } from "./write-exact.ts";

export interface EtsyReceipt {
	id: string;
	status?: string;
	isPaid?: boolean;
	isShipped?: boolean;
	updated?: number;
	transactions: readonly {
		id: string;
		sku: string | null;
		quantity: number;
		productId?: string | null;
		amount?: number;
		divisor?: number;
		currency?: string;
		shipped?: number | null;
	}[];
}

/** A receipt as Etsy's API has it. */
export const etsyReceipt = ({ id, status = "Open", isPaid = false, isShipped = false, updated = 4_071_913_200, transactions }: EtsyReceipt) => ({
	receipt_id: exact(id),
	receipt_type: 0,
	seller_user_id: 456789,
	buyer_user_id: exact("9007199254740993"),
	buyer_email: "jane@example.com",
	name: "Jane Doe",
	first_line: "123 Main St",
	city: "Brooklyn",
	state: "NY",
	zip: "11201",
	status,
	country_iso: "US",
	is_paid: isPaid,
	is_shipped: isShipped,
	created_timestamp: 4_071_913_200,
	updated_timestamp: updated,
	grandtotal: { amount: 2500, divisor: 100, currency_code: "USD" },
	shipments: isShipped ? [{ receipt_shipping_id: 1, carrier_name: "usps", tracking_code: "1Z999AA10123456784" }] : [],
	transactions: transactions.map(({ id: transaction, sku, quantity, productId = "77", amount = 1250, divisor = 100, currency = "USD", shipped = null }) => ({
		transaction_id: exact(transaction),
		title: "Handmade Ceramic Mug",
		listing_id: exact("1403204187"),
		product_id: productId && exact(productId),
		sku,
		quantity,
		price: { amount, divisor, currency_code: currency },
		shipped_timestamp: shipped,
	})),
	refunds: [],
});

/** A delivery's body as Etsy posts it: shop_id a number or text. */
export const etsyNotice = (eventType: string, path: string, { shop = "123456", asNumber = false, host = "https://api.etsy.com" } = {}) =>
	writeExact({ event_type: eventType, resource_url: `${host}/v3/application/${path}`, shop_id: asNumber ? exact(shop) : shop });
