import { parse, stringify } from "lossless-json";

/** Of an address or a person only what tax needs stays. */
const PLACES = new Set([
	"billing_address",
	"shipping_address",
	"default_address",
	"billing",
	"shipping",
	"destination",
	"origin_address",
	"order_shipping_address",
	"order_billing_address",
	"address",
	"contactAddress",
	"taxAddress",
]);
const KEPT_OF_PLACES = [
	"country_code",
	"province_code",
	"country",
	"state",
	"state_or_province",
	"administrative_district_level_1",
	"countryCode",
	"stateOrProvince",
	"country_iso2",
];
/** What tells of a person, in the orders, refunds and fulfilments of the marketplaces that we know (Shopify, WooCommerce: REST "Order"; eBay: notifications, "Order"; CardTrader: "Order"; Square: "Payment", "Order"; Etsy:
 * "ShopReceipt"; Whatnot: "Order", "Shipment"). */
const PERSONAL = new Set([
	"customer",
	"email",
	"contact_email",
	"phone",
	"first_name",
	"last_name",
	"company",
	"address1",
	"address2",
	"address_1",
	"address_2",
	"city",
	"zip",
	"postcode",
	"latitude",
	"longitude",
	"browser_ip",
	"client_details",
	"payment_details",
	"customer_locale",
	"customer_note",
	"customer_ip_address",
	"customer_user_agent",
	"customer_id",
	"order_key",
	"payment_url",
	"meta_data",
	"note",
	"note_attributes",
	"properties",
	"landing_site",
	"referring_site",
	"order_status_url",
	"token",
	"cart_token",
	"checkout_token",
	"tracking_number",
	"tracking_numbers",
	"tracking_url",
	"tracking_urls",
	"receipt",
	"username",
	"userId",
	"eiasToken",
	"buyer",
	"cancel_requester",
	"buyer_email_address",
	"card_details",
	"cardholder_name",
	"bank_account_details",
	"digital_wallet_details",
	"wallet_details",
	"buy_now_pay_later_details",
	"square_account_details",
	"receipt_url",
	"receipt_number",
	"display_name",
	"email_address",
	"phone_number",
	"fullName",
	"companyName",
	"primaryPhone",
	"buyer_email",
	"payment_email",
	"buyer_user_id",
	"first_line",
	"second_line",
	"formatted_address",
	"gift_message",
	"message_from_buyer",
	"message_from_payment",
	"recipient_name",
	"tracking_code",
	"tracking_codes",
	"tracking_info",
	"label_url",
	"documents",
]);

/** Etsy's receipt calls the buyer by a word that is a product's elsewhere, and a line of it by one that is a payment's elsewhere. */
function isPersonal(key: string, owner: Record<string, unknown>): boolean {
	if (key === "name") return "receipt_id" in owner;
	if (key === "transaction_id") return !("listing_id" in owner);
	return PERSONAL.has(key);
}

/** A stored body without what tells of a person; numbers keep every digit. Null when there is nothing of it, or it is no JSON. */
export function redactBody(body: Uint8Array): Uint8Array | null {
	let read: unknown;
	try {
		read = parse(new TextDecoder().decode(body), null, { onDuplicateKey: ({ newValue }) => newValue });
	} catch {
		return null;
	}
	let changed = false;
	const clean = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(clean);
		if (!isPlain(value)) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => {
				if (inner === null || (Array.isArray(inner) && inner.length === 0)) return [key, inner];
				if (isPersonal(key, value)) {
					changed = true;
					return [key, Array.isArray(inner) ? [] : null];
				}
				if (!PLACES.has(key) || !isPlain(inner)) return [key, clean(inner)];
				const kept = Object.fromEntries(Object.entries(inner).filter(([name]) => KEPT_OF_PLACES.includes(name)));
				changed ||= Object.keys(kept).length < Object.keys(inner).length;
				return [key, kept];
			}),
		);
	};
	const cleaned = clean(read);
	return changed ? Buffer.from(stringify(cleaned) ?? "null") : null;
}

/** A JSON object, and not the number that lossless-json makes an object of. */
function isPlain(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype;
}
