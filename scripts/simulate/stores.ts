import { randomBytes } from "node:crypto";
import { postAsShopify, shopifyOrder } from "../../test/support/shopify.ts";
import { postAsWooCommerce, wooOrder } from "../../test/support/woocommerce.ts";
import type { PlannedOrder } from "./plan-sales.ts";
import type { StoreName } from "./read-arguments.ts";

/** Posts one delivery; the answer's status. */
export type Post = (url: string) => Promise<number>;

/** A store as a marketplace has it. */
export interface Store {
	/** What connects it, without the command's name. */
	connect: string;
	/** All that it posts of an order, in its order. */
	deliveries(order: PlannedOrder): Post[];
}

/** Ids and names that no earlier run has used. */
const run = randomBytes(4).readUInt32BE().toString();

const OPENERS: Readonly<Partial<Record<StoreName, () => Store>>> = { shopify: openShopify, woocommerce: openWooCommerce };

/** @throws Error for a store that can't be played */
export function openStore(name: StoreName): Store {
	const open = OPENERS[name];
	if (!open) throw new Error(`${name} can't be played yet.`);
	return open();
}

function openShopify(): Store {
	const secret = randomBytes(16).toString("hex");
	return {
		connect: `shopify simulated-${run}.myshopify.com secret:${secret}`,
		deliveries({ number, lines, isCancelled }) {
			const body = (state: object) =>
				shopifyOrder({
					id: `82098${run}${String(number).padStart(6, "0")}`,
					name: `#${number}`,
					lines: lines.map(({ sku, quantity }, index) => ({ id: `${number}${index}`, sku, quantity, variantId: null })),
					...state,
				});
			const post = (topic: string, content: string): Post => {
				const eventId = randomBytes(16).toString("hex");
				return async (url) => (await postAsShopify({ url, secret, topic, eventId, body: content })).status;
			};
			return [
				post("orders/create", body({})),
				post("orders/paid", body({ financialStatus: "paid" })),
				post("orders/updated", body({ financialStatus: "paid" })),
				...(isCancelled ? [post("orders/cancelled", body({ financialStatus: "paid", cancelledAt: "2099-01-16T10:00:00-05:00" }))] : []),
			];
		},
	};
}

function openWooCommerce(): Store {
	const secret = randomBytes(16).toString("hex");
	return {
		connect: `woocommerce https://simulated-${run}.example secret:${secret}`,
		deliveries({ number, lines, isCancelled }) {
			const body = (status: string) =>
				wooOrder({
					id: `${run}${number}`,
					number: String(number),
					status,
					lines: lines.map(({ sku, quantity }, index) => ({ id: `${number}${index}`, sku, quantity })),
				});
			const post = (topic: string, content: string): Post => {
				const headers = { "x-wc-webhook-delivery-id": randomBytes(16).toString("hex") };
				return async (url) => (await postAsWooCommerce({ url, secret, topic, headers, body: content })).status;
			};
			return [
				post("order.created", body("pending")),
				post("order.updated", body("processing")),
				...(isCancelled ? [post("order.updated", body("cancelled"))] : []),
			];
		},
	};
}
