import type { AddressInfo } from "node:net";
import express, { type Request, type Response } from "express";
import { write } from "./woocommerce.ts";
import type { WooOrderState, WooProductState } from "./woocommerce-store.ts";
import type { createWooWebhooks, WooWebhook } from "./woocommerce-webhooks.ts";

interface Options {
	key: string;
	keysecret: string;
	sortsByChange: boolean;
	/** Lists the variations of all products at once. */
	listsVariations: boolean;
	products: ReadonlyMap<string, WooProductState>;
	orders: ReadonlyMap<string, WooOrderState>;
	webhooks: ReturnType<typeof createWooWebhooks>;
	orderOf(order: WooOrderState): Record<string, unknown>;
	productOf(product: WooProductState): Record<string, unknown>;
	setStock(product: WooProductState, stock: number): void;
	setPrice(product: WooProductState, price: number): void;
	currency(): string;
}

interface Forced {
	status: number;
	headers?: Readonly<Record<string, string>>;
	/** Milliseconds until it is there. */
	delay?: number;
	/** Sent as what `headers` say that it is; JSON by default. */
	body?: string;
}

/** Hours by which the store's own time is ahead of UTC. */
const ZONE = 2;

/** The part of a store's REST API v3 that clients ask. */
export async function startWooApi({
	key,
	keysecret,
	sortsByChange,
	listsVariations,
	products,
	orders,
	webhooks,
	orderOf,
	productOf,
	setStock,
	setPrice,
	currency,
}: Options) {
	const forced: Forced[] = [];
	const asked: string[] = [];
	const app = express();
	app.use(express.json());
	app.use(async (request, response, next) => {
		asked.push(`${request.method} ${request.originalUrl}`);
		const next1 = forced.shift();
		if (next1?.delay) await new Promise((resolve) => setTimeout(resolve, next1.delay));
		if (next1)
			return void response
				.type("json")
				.set(next1.headers ?? {})
				.status(next1.status)
				.send(next1.body ?? '{"code":"forced","message":"Forced."}');
		const given = Buffer.from(/^Basic (.*)$/.exec(request.get("authorization") ?? "")?.[1] ?? "", "base64").toString();
		if (given === `${key}:${keysecret}`) return next();
		const code = given.startsWith(`${key}:`) ? "woocommerce_rest_authentication_error" : "woocommerce_rest_cannot_view";
		refuse(response, 401, code, "Sorry, you cannot list resources.");
	});

	const byId = (isMeant: (product: WooProductState) => boolean) => [...products.values()].filter(isMeant).sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
	/** Its name is what tells it from the others, without its product's (class-wc-rest-product-variations-controller.php). */
	const variationOf = (product: WooProductState) => ({ ...productOf(product), name: product.name.split(" - ").at(-1) });
	const router = express.Router();
	app.use("/wp-json/wc/v3", router);
	router.get("/orders", (request, response) => {
		const { status = "any", orderby = "date", order = "desc", modified_after: after, dates_are_gmt: isGmt } = request.query as Record<string, string>;
		if (orderby === "modified" && !sortsByChange) return refuse(response, 400, "rest_invalid_param", "Invalid parameter(s): orderby");
		const from = after === undefined ? "" : readAfter(after, isGmt === "true");
		const found = [...orders.values()]
			.filter((one) => (status === "any" ? one.status !== "trash" : one.status === status))
			.filter(({ modifiedAt }) => modifiedAt > from)
			.toSorted((a, b) => {
				const at = (one: WooOrderState) => (orderby === "modified" ? one.modifiedAt : orderby === "date" ? one.createdAt : "");
				return (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : Number(a.id) - Number(b.id)) * (order === "asc" ? 1 : -1);
			});
		sendPage(request, response, found.map(orderOf));
	});
	router.get("/orders/:id", (request, response) => {
		const order = orders.get(request.params.id);
		if (!order) return refuse(response, 404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.");
		send(response, orderOf(order));
	});
	router.get("/orders/:id/refunds", (request, response) => {
		const order = orders.get(request.params.id);
		if (!order) return refuse(response, 404, "woocommerce_rest_invalid_order_id", "Invalid order ID.");
		sendPage(
			request,
			response,
			order.refunds.map(({ id, createdAt, lines }) => ({
				id: `@exact:${id}`,
				date_created_gmt: createdAt,
				amount: "1.00",
				reason: "",
				line_items: lines.map(({ lineId, quantity }, at) => ({
					id: at + 1,
					quantity: -quantity,
					meta_data: [{ id: 1, key: "_refunded_item_id", value: lineId }],
				})),
			})),
		);
	});
	router.get("/products", (request, response) => {
		const { include } = request.query as Record<string, string>;
		const wanted = include?.split(",");
		const found = byId(({ parentId, status }) => !parentId && status !== "trash").filter(({ id }) => !wanted || wanted.includes(id));
		sendPage(request, response, found.map(productOf));
	});
	// Since 10.3.
	router.get("/variations", (request, response, next) => {
		if (!listsVariations) return next();
		sendPage(request, response, byId(({ parentId }) => Boolean(parentId)).map(variationOf));
	});
	router.get("/products/:id/variations", (request, response) => {
		sendPage(request, response, byId(({ parentId }) => parentId === request.params.id).map(variationOf));
	});
	const batch = (parentOf: (request: Request) => string | null) => (request: Request, response: Response) => {
		const parent = parentOf(request);
		if (parent !== null && !products.has(parent)) return refuse(response, 404, "woocommerce_rest_product_invalid_id", "Invalid product ID.");
		const update = (request.body as { update?: { id: number; stock_quantity?: number; regular_price?: string }[] }).update ?? [];
		if (update.length > 100)
			return refuse(response, 413, "woocommerce_rest_request_entity_too_large", "Unable to accept more than 100 items for this request.");
		send(response, {
			update: update.map(({ id, stock_quantity: quantity, regular_price: price }) => {
				const product = products.get(String(id));
				const wrong = (code: string, message: string) => ({ id, error: { code, message, data: { status: 400 } } });
				if (product?.refuses) return wrong("rest_exception_error", product.refuses);
				if (!product || (parent !== null && product.parentId !== parent))
					return parent === null
						? wrong("woocommerce_rest_product_invalid_id", "Invalid ID.")
						: wrong("woocommerce_rest_product_variation_invalid_id", "Invalid ID.");
				if (parent === null && product.parentId)
					return wrong(
						"woocommerce_rest_invalid_product_id",
						"To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.",
					);
				// Where stock is not managed it takes a quantity and does not keep it.
				if (product.managesStock !== false && quantity !== undefined) setStock(product, quantity);
				// A product with variations has no price of its own, and takes one without a word.
				if (price !== undefined && product.type !== "variable") setPrice(product, Math.round(Number(price) * 100));
				return productOf(product);
			}),
		});
	};
	router.get("/data/currencies/current", (_request, response) => send(response, { code: currency(), name: "", symbol: "" }));
	router.post(
		"/products/batch",
		batch(() => null),
	);
	router.post(
		"/products/:id/variations/batch",
		batch((request) => String(request.params.id)),
	);
	router.get("/products/:id", (request, response) => {
		const product = products.get(request.params.id);
		if (!product) return refuse(response, 404, "woocommerce_rest_product_invalid_id", "Invalid ID.");
		send(response, productOf(product));
	});
	router.get("/webhooks", (request, response) => sendPage(request, response, [...webhooks.all.values()].map(webhookOf)));
	router.post("/webhooks", async (request, response) => {
		const { name, topic, delivery_url: url, secret } = request.body as Record<string, string>;
		if (!topic || !url?.startsWith("http") || !secret)
			return refuse(response, 400, "woocommerce_rest_shop_webhook_invalid_topic", "Webhook topic is required.");
		send(response.status(201), webhookOf(await webhooks.create({ ...(name && { name }), topic, url, secret })));
	});
	router.put("/webhooks/:id", (request, response) => {
		const webhook = webhooks.all.get(request.params.id);
		if (!webhook) return refuse(response, 400, "woocommerce_rest_shop_webhook_invalid_id", "ID is invalid.");
		const { status, secret } = request.body as { status?: WooWebhook["status"]; secret?: string };
		// The failures that switched it off still count: the next one does so again.
		Object.assign(webhook, { ...(status && { status }), ...(secret && { secret }) });
		send(response, webhookOf(webhook));
	});
	app.use((_request, response) => refuse(response, 404, "rest_no_route", "No route was found matching the URL and request method."));

	const server = app.listen(0, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		/** Requests so far: "GET /wp-json/wc/v3/orders?page=1". */
		asked,
		answerNext(times: number, answer: Forced): void {
			for (let at = 0; at < times; at++) forced.push(answer);
		},
		async stop(): Promise<void> {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function webhookOf({ id, name, topic, url, status }: WooWebhook) {
	return { id: `@exact:${id}`, name, status, topic, delivery_url: url, date_created: "2026-11-23T22:59:40" };
}

/** A date without a zone is taken as it stands; one with a zone becomes the store's local time, also where it is compared with GMT (WP_Date_Query). */
function readAfter(after: string, isGmt: boolean): string {
	if (!/[Z+]/.test(after)) return isGmt ? after : shift(`${after}Z`, -ZONE);
	return isGmt ? shift(after, ZONE) : shift(after, 0);
}

function shift(date: string, hours: number): string {
	return new Date(Date.parse(date) + hours * 3_600_000).toISOString().slice(0, 19);
}

function sendPage(request: Request, response: Response, rows: readonly unknown[]): void {
	const [page, size] = [Number(request.query.page ?? 1), Math.min(100, Number(request.query.per_page ?? 10))];
	const from = request.query.offset === undefined ? (page - 1) * size : Number(request.query.offset);
	response.set({ "X-WP-Total": String(rows.length), "X-WP-TotalPages": String(Math.ceil(rows.length / size)) });
	send(response, rows.slice(from, from + size));
}

function send(response: Response, body: unknown): void {
	response.type("json").send(write(body));
}

function refuse(response: Response, status: number, code: string, message: string): void {
	response
		.status(status)
		.type("json")
		.send(write({ code, message, data: { status } }));
}
