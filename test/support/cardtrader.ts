import { createHmac, randomUUID } from "node:crypto";
import { exact, writeExact } from "./write-exact.ts";

export interface CardTraderOrder {
	id: string;
	state: string;
	viaZero?: boolean;
	as?: "seller" | "buyer";
	sentAt?: string | null;
	items: readonly {
		id: string;
		sku: string | null;
		quantity: number;
		productId?: string;
		cents?: number;
		hubOrder?: string | null;
		deletedAt?: string | null;
	}[];
}

/** An order as CardTrader's API and deliveries have it, its ids to the last digit with `writeExact`. */
export const cardTraderOrder = ({ id, state, viaZero = false, as = "seller", sentAt = null, items }: CardTraderOrder) => ({
	order_as: as,
	buyer: { id: exact("9007199254740993"), username: "jane_doe", email: "jane@example.com" },
	cancel_requester: null,
	id: exact(id),
	code: "202109213e70f5",
	state,
	size: items.length,
	paid_at: "2099-01-15T15:00:00.000Z",
	via_cardtrader_zero: viaZero,
	sent_at: sentAt,
	cancelled_at: null,
	fee_percentage: "5.0",
	seller_total: { cents: 4, currency: "EUR" },
	order_shipping_address: { id: 1503007, name: "Jane Doe", street: "street", zip: "1010", city: "Wien", state_or_province: "Wien", country_code: "AT" },
	presale: null,
	order_items: items.map(({ id: item, sku, quantity, productId = "105115992", cents = 1500, hubOrder = null, deletedAt = null }) => ({
		id: exact(item),
		product_id: exact(productId),
		blueprint_id: 156809,
		name: "Celestial Cataclysm",
		expansion: "Monarch",
		properties: { condition: "Near Mint" },
		quantity,
		bundle_size: 1,
		seller_price: { cents, currency: "EUR" },
		formatted_price: "€15.00",
		user_data_field: sku,
		hub_pending_order_id: hubOrder && exact(hubOrder),
		deleted_at: deletedAt,
	})),
});

/** A delivery's body as CardTrader posts it. */
export const cardTraderNotice = (
	cause: string,
	order: CardTraderOrder,
	{ mode = "live", id = randomUUID() as string, data }: { mode?: string; id?: string; data?: object } = {},
) =>
	writeExact({
		id,
		time: 1632240962,
		cause,
		object_class: "Order",
		object_id: exact(order.id),
		mode,
		data: data ?? (cause === "order.destroy" ? {} : cardTraderOrder(order)),
	});

/** The signature is made here, without our verifier. */
export const cardTraderHeaders = ({ secret, body }: { secret: string; body: string | Uint8Array }): Record<string, string> => ({
	"content-type": "application/json",
	signature: createHmac("sha256", secret).update(body).digest("base64"),
});

/** Posts a body as CardTrader does. */
export const postAsCardTrader = ({ url, secret, body }: { url: string; secret: string; body: string }): Promise<Response> =>
	fetch(url, { method: "POST", body, headers: cardTraderHeaders({ secret, body }) });
