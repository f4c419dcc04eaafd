import { createHmac, randomUUID } from "node:crypto";

interface SquareFulfilment {
	state: string;
	/** All lines when left out. */
	entries?: readonly { uid: string; quantity: string }[];
}

interface SquareReturn {
	of: string;
	lines: readonly { uid: string; quantity: string }[];
}

export interface SquareOrder {
	id: string;
	state: string;
	version?: number;
	lines: readonly { uid: string; item?: string | null; quantity: string; cents?: number; unit?: object }[];
	fulfilments?: readonly SquareFulfilment[];
	returns?: readonly SquareReturn[];
	isPaid?: boolean;
	updatedAt?: string;
}

const usd = (amount: number) => ({ amount, currency: "USD" });

/** An order as Square's API has it. */
export const squareOrder = ({
	id,
	state,
	version = 1,
	lines,
	fulfilments = [],
	returns = [],
	isPaid = false,
	updatedAt = "2099-01-15T16:00:00Z",
}: SquareOrder) => ({
	id,
	location_id: "057P5VYJ4A5X1",
	reference_id: "my-order-001",
	customer_id: "1RYK0T0T0T0T0T0T0T0T",
	source: { name: "Square Point of Sale" },
	state,
	version,
	created_at: "2099-01-15T15:00:00.000Z",
	updated_at: updatedAt,
	...(state === "COMPLETED" && { closed_at: "2099-01-16T15:00:00.000Z" }),
	line_items: lines.map(({ uid, item = "W62UWFY35CWMYGVWK6TWJDNI", quantity, cents = 599, unit }) => ({
		uid,
		...(item && { catalog_object_id: item, catalog_version: 1573162431341 }),
		name: "Charizard",
		variation_name: "NM",
		quantity,
		item_type: item ? "ITEM" : "CUSTOM_AMOUNT",
		base_price_money: usd(cents),
		total_tax_money: usd(48),
		total_discount_money: usd(10),
		...(unit && { quantity_unit: unit }),
	})),
	fulfillments: fulfilments.map(({ state: fulfilment, entries }, index) => ({
		uid: `fulfilment-${index}`,
		type: "SHIPMENT",
		state: fulfilment,
		line_item_application: entries ? "ENTRY_LIST" : "ALL",
		...(entries && { entries: entries.map((entry) => ({ uid: "entry", line_item_uid: entry.uid, quantity: entry.quantity })) }),
		shipment_details: { recipient: { display_name: "Jane Doe", address: { country: "US", administrative_district_level_1: "NY", postal_code: "11111" } } },
	})),
	...(returns.length > 0 && {
		returns: returns.map(({ of, lines: back }) => ({
			uid: "return-1",
			source_order_id: of,
			return_line_items: back.map(({ uid, quantity }) => ({ uid: `back-${uid}`, source_line_item_uid: uid, quantity })),
		})),
	}),
	...(isPaid && { tenders: [{ id: "tender-1", type: "CARD" }] }),
	total_money: usd(1198),
	net_amount_due_money: usd(isPaid ? 0 : 1198),
});

/** An event as Square posts it. */
export const squareEvent = (type: string, object: object, { merchant = "6SSW7HV8K2ST5", eventId = randomUUID() as string, id = "an-id" } = {}) =>
	JSON.stringify({ merchant_id: merchant, type, event_id: eventId, created_at: "2020-04-16T23:14:26.129Z", data: { type: "thing", id, object } });

/** The headers that Square sends; the signature is made here, without our verifier. */
export const squareHeaders = ({ url, secret, body }: { url: string; secret: string; body: string | Uint8Array }): Record<string, string> => ({
	"content-type": "application/json",
	"square-environment": "Production",
	"x-square-hmacsha256-signature": createHmac("sha256", secret).update(url).update(body).digest("base64"),
});

/** Posts an event as Square does: `url` is where it goes, `told` what Square was told to post to. */
export const postAsSquare = ({ url, told, secret, body }: { url: string; told: string; secret: string; body: string }): Promise<Response> =>
	fetch(url, { method: "POST", body, headers: squareHeaders({ url: told, secret, body }) });
