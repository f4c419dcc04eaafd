import { randomBytes } from "node:crypto";
import { startEbayApi } from "../../test/support/ebay-api.ts";
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
	/** What must be set for it where the instance runs, as a sentence. */
	needs?: string;
	close?(): Promise<void>;
}

/** Ids and names that no earlier run has used. */
const run = randomBytes(4).readUInt32BE().toString();

/** Where eBay's API is played: the instance must know it as EBAY_API_URL. */
const EBAY_PORT = 4010;

const OPENERS: Readonly<Record<StoreName, () => Store | Promise<Store>>> = { shopify: openShopify, woocommerce: openWooCommerce, ebay: openEbay };

export async function openStore(name: StoreName): Promise<Store> {
	return OPENERS[name]();
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

/** eBay's notifications only name an order: it is asked for at the API that is played here, and is cancelled there before that is told. */
async function openEbay(): Promise<Store> {
	const api = await startEbayApi({ port: EBAY_PORT });
	const { key, keysecret, token } = api.credentials;
	return {
		connect: `ebay simulated-${run} key:${key} keysecret:${keysecret} token:${token}`,
		deliveries({ lines, isCancelled }) {
			const { orderId } = api.sell({ lines });
			const post = (topic: string): Post => {
				const notificationId = randomBytes(16).toString("hex");
				return async (url) => {
					if (topic === "ORDER_CANCELLATION_ACTIVITY") api.cancel(orderId);
					return (await api.post({ url, topic, notificationId, data: api.orderData(orderId) })).status;
				};
			};
			return [...lines.map(() => post("ORDER_CONFIRMATION")), ...(isCancelled ? [post("ORDER_CANCELLATION_ACTIVITY")] : [])];
		},
		needs: `The instance must run with EBAY_API_URL=http://127.0.0.1:${EBAY_PORT}.`,
		close: () => api.close(),
	};
}
