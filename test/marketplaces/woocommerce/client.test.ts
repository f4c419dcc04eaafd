import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { openWooCommerce } from "../../../src/marketplaces/woocommerce/open-woocommerce.ts";
import { parseWooCommerce } from "../../../src/webhooks/woocommerce/parse.ts";
import { type Market, openMarket } from "../../support/market.ts";
import { startWooStore, type WooStore } from "../../support/woocommerce-store.ts";

const START = Date.UTC(2099, 0, 15, 12);
const SECRET = "webhook secret & more";
/** Not asked over the network: nothing listens there. */
const URL_OF_OURS = "http://127.0.0.1:9/webhooks/woocommerce/0199";

let store: WooStore;
let time: number;
const quiet = async () => 200;
const clock = () => new Date(time);

beforeEach(async () => {
	time = START;
	store = await startWooStore({ clock, post: quiet });
});
afterEach(() => store.stop());

const clientOf = (of: WooStore, credentials = of.credentials) =>
	openWooCommerce({ accountId: "https://cards.example", credentials, apiUrl: of.url }, openHttp({ limit: 1000, trustedHosts: [new URL(of.url).host] }));

/** The orders that a list tells, as "id status". */
async function list(of: WooStore, since: Date, between: (told: number) => Promise<unknown> = async () => {}): Promise<string[]> {
	const told: string[] = [];
	for await (const { topic, rawBody } of clientOf(of).listOrders?.({ since }) ?? []) {
		const [event] = parseWooCommerce({ rawBody, topic, shopCurrency: "USD" });
		if (event?.kind === "order") told.push(`${event.order.externalId} ${event.order.status}`);
		else told.push(`${event && "orderExternalId" in event ? event.orderExternalId : ""} ${event?.kind}`);
		await between(told.length);
	}
	return told;
}

async function fill(of: WooStore, orders: number, perSecond: number): Promise<string[]> {
	await of.addProduct({ sku: "A", stock: 10_000 });
	const ids: string[] = [];
	for (let at = 0; at < orders; at++) {
		time = START + Math.floor(at / perSecond) * 1000;
		ids.push(await of.placeOrder([{ sku: "A", quantity: 1 }]));
	}
	return ids;
}

describe("orders that changed", () => {
	it("are told, the oldest change first, and those from before are not", async () => {
		const [first = "", second = "", third = ""] = await fill(store, 3, 1);
		time += 60_000;
		await store.pay(first);
		time += 1_000;
		await store.trashOrder(third);
		expect(await list(store, new Date(START + 1_500))).toEqual([`${second} placed`, `${first} paid`, `${third} order-gone`]);
		expect(await list(store, new Date(START + 30_000))).toEqual([`${first} paid`, `${third} order-gone`]);
		expect(await list(store, new Date(time + 60_000))).toEqual([]);
	});

	it.each([
		["one a second", 1],
		["forty a second", 40],
		["all in one second", 1000],
	])("are told each once over several pages, %s", async (_, perSecond) => {
		const ids = await fill(store, 230, perSecond);
		expect(await list(store, new Date(START))).toEqual(ids.map((id) => `${id} placed`));
	});

	it("are not skipped when the list moves while it is read", async () => {
		const ids = await fill(store, 150, 1);
		const told = await list(store, new Date(START), async (count) => {
			if (count !== 50) return;
			time += 60_000;
			// Thirty that were told go to the end: what stood behind them moves over the page's edge.
			for (const id of ids.slice(0, 30)) await store.pay(id);
		});
		for (const id of ids) expect(told, id).toContain(`${id} placed`);
		for (const id of ids.slice(0, 30)) expect(told).toContain(`${id} paid`);
		expect(told).toHaveLength(180);
	});

	it("are told by a store that does not sort by change", async () => {
		const older = await startWooStore({ clock, post: quiet, sortsByChange: false });
		const ids = await fill(older, 130, 1);
		expect((await list(older, new Date(START))).sort()).toEqual(ids.map((id) => `${id} placed`).sort());
		await older.stop();
	});

	it("keep ids and amounts to the last digit", async () => {
		const [id = ""] = await fill(store, 1, 1);
		for await (const { rawBody } of clientOf(store).listOrders?.({ since: new Date(START) }) ?? []) {
			expect(JSON.parse(Buffer.from(rawBody).toString())).toMatchObject({ id: Number(id), total: "19.98", line_items: [{ price: 9.99 }] });
		}
	});
});

describe("one thing", () => {
	it("is fetched as a delivery would carry it, and is null when it is gone", async () => {
		const product = await store.addProduct({ sku: "A", name: "Charizard – Base Set", stock: 3 });
		const order = await store.placeOrder([{ sku: "A", quantity: 1 }], { status: "processing" });
		const client = clientOf(store);
		const fetched = async (topic: string, externalId: string) => {
			const found = await client.fetch({ topic, externalId });
			return found && parseWooCommerce({ ...found, shopCurrency: "USD" });
		};
		expect(await fetched("order.updated", order)).toMatchObject([{ kind: "order", order: { externalId: order, status: "paid" } }]);
		expect(await fetched("product.updated", product)).toMatchObject([{ kind: "listing", listing: { externalId: product, quantity: 2 } }]);
		expect(await fetched("order.updated", "999999")).toBeNull();
	});
});

describe("webhooks", () => {
	const watch = () => clientOf(store).watchWebhooks?.({ url: URL_OF_OURS, secret: SECRET });
	const TOPICS = [
		"order.created",
		"order.updated",
		"order.restored",
		"order.deleted",
		"product.created",
		"product.updated",
		"product.restored",
		"product.deleted",
	];

	it("are made once, with the secret and the address", async () => {
		expect(await watch()).toEqual({ created: TOPICS, enabled: [] });
		expect([...store.webhooks.values()].map(({ topic, url, secret, status }) => ({ topic, url, secret, status }))).toEqual(
			TOPICS.map((topic) => ({ topic, url: URL_OF_OURS, secret: SECRET, status: "active" })),
		);
		expect(await watch()).toEqual({ created: [], enabled: [] });
	});

	it("that the store switched off are on again, those of others and those that a person paused stay as they are", async () => {
		await store.connect({ url: "https://other.example/hook", secret: "theirs" });
		await watch();
		const [off, paused] = [...store.webhooks.values()].filter(({ url }) => url === URL_OF_OURS);
		const others = [...store.webhooks.values()].filter(({ url }) => url !== URL_OF_OURS);
		if (!off || !paused || !others[0]) throw new Error("no webhooks");
		Object.assign(off, { status: "disabled", secret: "a former one" });
		paused.status = "paused";
		others[0].status = "disabled";
		expect(await watch()).toEqual({ created: [], enabled: [off.topic] });
		expect(off).toMatchObject({ status: "active", secret: SECRET });
		expect(paused.status).toBe("paused");
		expect(others[0]).toMatchObject({ status: "disabled", secret: "theirs" });
	});

	it("are found among more than a page of others'", async () => {
		for (let at = 0; at < 14; at++) await store.connect({ url: `https://other.example/${at}`, secret: "theirs" });
		await watch();
		expect(await watch()).toEqual({ created: [], enabled: [] });
		expect(store.webhooks.size).toBe(14 * 8 + 8);
	});
});

describe("a store that does not answer as it should", () => {
	const ask = () => clientOf(store).fetch({ topic: "order.updated", externalId: "1" });

	it("refuses a wrong key, of which no error tells", async () => {
		for (const credentials of [
			{ key: "ck_key", keysecret: "cs_wrong" },
			{ key: "ck_wrong", keysecret: "cs_secret" },
		]) {
			const error = await clientOf(store, credentials)
				.fetch({ topic: "order.updated", externalId: "1" })
				.catch((reason: unknown) => reason);
			expect(error).toMatchObject({ code: "conflict" });
			expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/cs_|ck_|Basic/);
		}
	});

	it("never has the key in its address", async () => {
		await ask();
		await list(store, new Date(START));
		expect(store.asked.length).toBeGreaterThan(2);
		expect(store.asked.join()).not.toMatch(/ck_|cs_|consumer/);
	});

	it("is asked again after 429, and is away when it stays so", async () => {
		store.answerNext(1, { status: 429, headers: { "Retry-After": "0" } });
		expect(await ask()).toBeNull();
		store.answerNext(3, { status: 429, headers: { "Retry-After": "0" } });
		await expect(ask()).rejects.toMatchObject({ code: "unavailable" });
		store.answerNext(3, { status: 503, headers: { "Retry-After": "0" } });
		await expect(ask()).rejects.toMatchObject({ code: "unavailable" });
	});

	it("may send us elsewhere, and we do not take the key there", async () => {
		store.answerNext(1, { status: 301, headers: { Location: "https://elsewhere.example/" } });
		await expect(ask()).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("https://elsewhere.example/") });
	});

	it("may have no API at its address", async () => {
		const client = openWooCommerce(
			{ accountId: "https://cards.example", credentials: store.credentials, apiUrl: `${store.url}/blog` },
			openHttp({ trustedHosts: [new URL(store.url).host] }),
		);
		await expect(client.watchWebhooks?.({ url: URL_OF_OURS, secret: SECRET })).rejects.toMatchObject({ code: "invalid_input" });
	});

	it("without https is told no key", async () => {
		const client = openWooCommerce({ accountId: "http://cards.example", credentials: store.credentials }, async () => {
			throw new Error("asked");
		});
		await expect(client.fetch({ topic: "order.updated", externalId: "1" })).rejects.toMatchObject({
			code: "invalid_input",
			message: expect.stringContaining("http://cards.example"),
		});
	});
});

describe("a store that posts to us", () => {
	let market: Market;
	beforeAll(async () => {
		market = await openMarket();
	});
	afterAll(() => market?.close());

	it("pings, is kept from switching its webhooks off, and starts again when it did", async () => {
		const shop = await market.buildShop("posting", "USD", { marketplace: "woocommerce", account: "https://posting.example", secret: SECRET });
		const posting = await startWooStore({ clock });
		const client = clientOf(posting);
		await client.watchWebhooks?.({ url: shop.url, secret: SECRET });
		await posting.addProduct({ sku: "A", stock: 30 });
		const webhook = [...posting.webhooks.values()].find(({ topic }) => topic === "order.created");
		if (!webhook) throw new Error("no webhook");
		expect(webhook).toMatchObject({ failures: 0, status: "active" });
		webhook.secret = "a former one";
		for (let failed = 1; failed <= 7; failed++) {
			expect(webhook.status).toBe("active");
			await posting.placeOrder([{ sku: "A", quantity: 1 }]);
		}
		expect(webhook.status).toBe("disabled");
		expect(await client.watchWebhooks?.({ url: shop.url, secret: SECRET })).toEqual({ created: [], enabled: ["order.created"] });
		await posting.placeOrder([{ sku: "A", quantity: 1 }]);
		expect(webhook).toMatchObject({ failures: 0, status: "active" });
		await posting.stop();
	});
});
