import { createConnection } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONNECTION_KEPT_FOR } from "../../src/webhooks/know-connections.ts";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";
import { postAsShopify, shopifyHeaders, shopifyOrder } from "../support/shopify.ts";
import { connectAsOwner } from "../support/test-server.ts";

let market: Market;
let shop: MarketShop;
let other: MarketShop;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("receiver");
	other = await market.buildShop("neighbour");
});
afterAll(() => market?.close());

const body = shopifyOrder({ lines: [{ id: "1", sku: "A", quantity: 1 }] });

async function deliveries(connectionId = shop.connectionId): Promise<number> {
	const [row] = await market.sql<{ count: number }>("SELECT count(*)::int AS count FROM webhook_delivery WHERE connection_id = $1", [connectionId]);
	return row?.count ?? 0;
}

/** Sends raw bytes and tells what comes back until the other side ends, or `patience` is over. */
function exchange(text: string, patience = 2000): Promise<string> {
	return new Promise((resolve, reject) => {
		let answer = "";
		const socket = createConnection(Number(new URL(market.origin).port), "127.0.0.1", () => socket.write(text));
		socket.on("data", (chunk) => {
			answer += chunk.toString("latin1");
		});
		socket.on("close", () => resolve(answer)).on("error", reject);
		setTimeout(() => socket.destroy(), patience);
	});
}

function rawPost(path: string, headers: Record<string, string>, content: string): string {
	const lines = Object.entries({ host: "x", ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
	return `POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${content}`;
}

describe("a delivery", () => {
	it("is stored as it came, acknowledged, and asks for its job", async () => {
		const response = await postAsShopify({ url: shop.url, secret: shop.secret, body, headers: { authorization: "Bearer nothing" } });
		expect(response.status).toBe(200);
		const [row] = await market.sql<{ id: string; body: Buffer; headers: Record<string, string[]>; topic: string; status: string }>(
			"SELECT id, body, headers, topic, status FROM webhook_delivery WHERE connection_id = $1",
			[shop.connectionId],
		);
		expect(row?.body.toString()).toBe(body);
		expect(row).toMatchObject({ topic: "orders/create", status: "received", headers: { "x-shopify-topic": ["orders/create"] } });
		expect(row?.headers).not.toHaveProperty("authorization");
		expect(market.waiting.at(-1)).toMatchObject({ job: "process-delivery", id: row?.id, payload: { deliveryId: row?.id } });
	});

	it("that comes again is acknowledged and changes nothing", async () => {
		const before = await deliveries();
		const again = { url: shop.url, secret: shop.secret, body, eventId: "event-of-many" };
		const answers = await Promise.all(Array.from({ length: 10 }, () => postAsShopify(again)));
		expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
		expect(await deliveries()).toBe(before + 1);
	});

	it("of the same event under another topic, or of another order under the same id, is one of its own", async () => {
		const before = await deliveries();
		const common = { url: shop.url, secret: shop.secret, eventId: "shared" };
		await postAsShopify({ ...common, body });
		await postAsShopify({ ...common, body, topic: "orders/paid" });
		await postAsShopify({ ...common, body: shopifyOrder({ id: "77", lines: [] }) });
		expect(await deliveries()).toBe(before + 3);
	});

	it("without X-Shopify-Event-Id is known by X-Shopify-Webhook-Id", async () => {
		const before = await deliveries();
		const old = { url: shop.url, secret: shop.secret, body, eventId: null, webhookId: "w-1" };
		expect((await postAsShopify(old)).status).toBe(200);
		expect((await postAsShopify(old)).status).toBe(200);
		expect(await deliveries()).toBe(before + 1);
	});

	it("with ids of 8 kB, a body that is no JSON, or invalid UTF-8 is kept when its signature holds", async () => {
		const before = await deliveries();
		const bytes = new Uint8Array([0x7b, 0xff, 0xfe, 0x00, 0x7d]);
		expect((await postAsShopify({ url: shop.url, secret: shop.secret, body, eventId: "x".repeat(8000), topic: "y".repeat(3000) })).status).toBe(200);
		expect((await postAsShopify({ url: shop.url, secret: shop.secret, body: "no json" })).status).toBe(200);
		expect((await postAsShopify({ url: shop.url, secret: shop.secret, body: bytes })).status).toBe(200);
		expect(await deliveries()).toBe(before + 3);
	});
});

describe("what is turned away", () => {
	it.each([
		["a wrong secret", { secret: "wrong" }],
		["no signature", { headers: { "x-shopify-hmac-sha256": "" } }],
		["a signature that is no base64", { headers: { "x-shopify-hmac-sha256": "%%%" } }],
		["a signature of other bytes", { headers: { "x-shopify-hmac-sha256": Buffer.alloc(32).toString("base64") } }],
	])("%s: 401, and no row", async (_, wrong) => {
		const before = await deliveries();
		const response = await postAsShopify({ url: shop.url, secret: shop.secret, body, ...wrong });
		expect(response.status).toBe(401);
		expect(await deliveries()).toBe(before);
	});

	it("a body changed after it was signed", async () => {
		const headers = shopifyHeaders({ secret: shop.secret, body });
		const response = await fetch(shop.url, { method: "POST", headers, body: body.replace("9.99", "0.01") });
		expect(response.status).toBe(401);
	});

	it("another vendor's secret at this vendor's address", async () => {
		const before = [await deliveries(), await deliveries(other.connectionId)];
		expect((await postAsShopify({ url: shop.url, secret: other.secret, body })).status).toBe(401);
		expect([await deliveries(), await deliveries(other.connectionId)]).toEqual(before);
	});

	it.each(["shopify/not-a-uuid", "shopify/019a0000-0000-7000-8000-000000000000", "ebay/019a0000-0000-7000-8000-000000000000", "constructor/x", "shopify/%00"])(
		"%s: 404",
		async (path) => {
			expect((await postAsShopify({ url: `${market.origin}/webhooks/${path}`, secret: shop.secret, body })).status).toBe(404);
		},
	);

	it("a body above the limit: 413, announced or not, and the connection ends", async () => {
		const before = await deliveries();
		const path = new URL(shop.url).pathname;
		const announced = await exchange(rawPost(path, { "content-length": String(5_000_000) }, "x"));
		expect(announced).toContain(" 413 ");
		const chunk = `${(64 * 1024).toString(16)}\r\n${"x".repeat(64 * 1024)}\r\n`;
		const streamed = await exchange(rawPost(path, { "transfer-encoding": "chunked" }, chunk.repeat(20)));
		expect(streamed).toContain(" 413 ");
		expect(await deliveries()).toBe(before);
	});

	it("a body that comes too slowly: 408, cut", async () => {
		const started = Date.now();
		const answer = await exchange(rawPost(new URL(shop.url).pathname, { "content-length": "100" }, "slow"), 5000);
		expect(answer).toContain(" 408 ");
		expect(Date.now() - started).toBeLessThan(4500);
	});

	it("a body that stops in the middle leaves no row and hurts nobody", async () => {
		const before = await deliveries();
		const headers = { ...shopifyHeaders({ secret: shop.secret, body }), "content-length": String(Buffer.byteLength(body)) };
		expect(await exchange(rawPost(new URL(shop.url).pathname, headers, body.slice(0, -10)), 100)).toBe("");
		expect(await deliveries()).toBe(before);
		expect((await postAsShopify({ url: shop.url, secret: shop.secret, body })).status).toBe(200);
	});

	it("a signature header that contradicts itself", async () => {
		const headers = shopifyHeaders({ secret: shop.secret, body });
		const twice = `x-shopify-hmac-sha256: ${Buffer.alloc(32).toString("base64")}\r\n`;
		const text = rawPost(new URL(shop.url).pathname, { ...headers, "content-length": String(Buffer.byteLength(body)), connection: "close" }, body);
		const answer = await exchange(text.replace("\r\nhost", `\r\n${twice}host`).replace("host: x\r\n", `host: x\r\n${twice}`));
		expect(answer).toContain(" 401 ");
	});

	it("another method", async () => {
		expect((await fetch(shop.url)).status).toBe(404);
	});
});

describe("secrets", () => {
	it("each of two live ones holds, and a removed connection is gone two seconds later", async () => {
		const rotating = await market.buildShop("rotating");
		const [row] = await market.sql<{ secrets: string[] }>("SELECT secrets FROM connection WHERE id = $1", [shop.connectionId]);
		await market.sql("UPDATE connection SET secrets = secrets || $2 WHERE id = $1", [rotating.connectionId, row?.secrets]);
		expect((await postAsShopify({ url: rotating.url, secret: rotating.secret, body })).status).toBe(200);
		expect((await postAsShopify({ url: rotating.url, secret: shop.secret, body })).status).toBe(200);
		expect((await postAsShopify({ url: rotating.url, secret: other.secret, body })).status).toBe(401);
		await market.sql("UPDATE connection SET status = 'removed' WHERE id = $1", [rotating.connectionId]);
		await new Promise((resolve) => setTimeout(resolve, CONNECTION_KEPT_FOR));
		expect((await postAsShopify({ url: rotating.url, secret: rotating.secret, body })).status).toBe(404);
	});
});

describe("when the database is away", () => {
	it("answers 503 in time when the database only hangs", async () => {
		const hung = await openMarket({ storePatience: 300 });
		const owner = await connectAsOwner(new URL(hung.database.ownerUrl).pathname.slice(1));
		try {
			const { url, secret } = await hung.buildShop("hung");
			await owner.query("BEGIN; LOCK TABLE connection IN ACCESS EXCLUSIVE MODE");
			const response = await postAsShopify({ url, secret, body });
			expect(response.status).toBe(503);
			expect(response.headers.has("retry-after")).toBe(true);
		} finally {
			await owner.end();
			await hung.close();
		}
	});

	it("answers 503 with Retry-After, and 200 once it is back", async () => {
		const away = await openMarket();
		try {
			const { url, secret } = await away.buildShop("away");
			await away.gate.shut();
			const response = await postAsShopify({ url, secret, body });
			expect(response.status).toBe(503);
			expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
			await away.gate.open();
			expect((await postAsShopify({ url, secret, body })).status).toBe(200);
		} finally {
			await away.close();
		}
	});
});
