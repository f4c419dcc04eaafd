import { createConnection } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORMER_SECRET_LIVES } from "../../src/domain/marketplaces/receiving-connection.ts";
import { groupDeliveries } from "../../src/webhooks/group-deliveries.ts";
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
/** Made before any socket is open: it takes its time. */
const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024));

interface Stored extends Record<string, unknown> {
	id: string;
	body: Buffer;
	status: string;
	error: string | null;
}

async function stored({ connectionId }: MarketShop, eventId?: string): Promise<Stored[]> {
	return market.sql<Stored>(
		"SELECT id, body, status, error FROM webhook_delivery WHERE connection_id = $1 AND ($2::text IS NULL OR headers->'x-shopify-event-id'->>0 = $2) ORDER BY number",
		[connectionId, eventId ?? null],
	);
}

/** Sends one request byte for byte, and tells what comes back. */
function send(lines: readonly string[], content: string | Buffer): Promise<string> {
	return new Promise((resolve, reject) => {
		let answer = "";
		const socket = createConnection(Number(new URL(market.origin).port), "127.0.0.1", () => {
			socket.write(`${lines.join("\r\n")}\r\n\r\n`);
			socket.write(content);
		});
		socket.on("data", (chunk) => {
			answer += chunk.toString("latin1");
		});
		socket.on("close", () => resolve(answer)).on("error", reject);
	});
}

function linesOf(headers: Record<string, string>, { url } = shop): string[] {
	return [`POST ${new URL(url).pathname} HTTP/1.1`, "host: x", "connection: close", ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
}

describe("an address that is not the sender's", () => {
	it("of a connection to another marketplace: 404, and no row", async () => {
		const elsewhere = await market.buildShop("elsewhere");
		await market.sql("UPDATE connection SET marketplace = 'ebay' WHERE id = $1", [elsewhere.connectionId]);
		expect((await postAsShopify({ url: elsewhere.url, secret: elsewhere.secret, body })).status).toBe(404);
		expect(await stored(elsewhere)).toEqual([]);
	});

	it("of no connection: 404 whatever the signature", async () => {
		const url = shop.url.replace(/[^/]+$/, "019a0000-0000-7000-8000-000000000000");
		expect((await postAsShopify({ url, secret: shop.secret, body })).status).toBe(404);
	});

	it("spelt in capitals is the same connection's", async () => {
		const url = shop.url.replace(/[^/]+$/, (id) => id.toUpperCase());
		expect((await postAsShopify({ url, secret: shop.secret, body })).status).toBe(200);
	});
});

describe("a body", () => {
	it("that is a compressed bomb is kept as the bytes that came, and never inflated", async () => {
		const headers = { "content-encoding": "gzip" };
		expect((await postAsShopify({ url: shop.url, secret: shop.secret, body: bomb, eventId: "bomb", headers })).status).toBe(200);
		expect((await stored(shop, "bomb"))[0]?.body.equals(bomb)).toBe(true);
		await market.drain();
		expect((await stored(shop, "bomb"))[0]).toMatchObject({ status: "dead", error: expect.stringContaining("JSON") });
	});

	it.each(["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "💥"])(
		"called %s is read by its bytes alone",
		async (contentType) => {
			const headers = { ...shopifyHeaders({ secret: shop.secret, body }), "content-type": contentType, "content-length": String(Buffer.byteLength(body)) };
			expect(await send(linesOf(headers), body)).toContain(" 200 ");
		},
	);

	it("with an id of 40 digits keeps each of them", async () => {
		const id = "1234567890123456789012345678901234567891";
		const order = shopifyOrder({ id, lines: [{ id: `${id}7`, sku: "A", quantity: 1 }] });
		expect((await postAsShopify({ url: shop.url, secret: shop.secret, body: order })).status).toBe(200);
		await market.drain();
		const made = await market.sql("SELECT external_id AS id FROM sales_order WHERE vendor_id = $1 AND external_id LIKE '123%'", [shop.vendorId]);
		expect(made).toEqual([{ id }]);
	});

	it("of invalid UTF-8 with a right signature is kept, and given up with a reason", async () => {
		const bytes = Buffer.concat([Buffer.from('{"id": 1, "name": "'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"')]);
		expect((await postAsShopify({ url: shop.url, secret: shop.secret, body: bytes, eventId: "no utf-8" })).status).toBe(200);
		await market.drain();
		expect((await stored(shop, "no utf-8"))[0]).toMatchObject({ status: "dead", body: bytes });
	});

	it("sent in chunks, without a length, is whole", async () => {
		const headers = { ...shopifyHeaders({ secret: shop.secret, body, eventId: "chunks" }), "transfer-encoding": "chunked" };
		const bytes = Buffer.from(body);
		const chunks = [bytes.subarray(0, 7), bytes.subarray(7, 500), bytes.subarray(500)];
		const content = Buffer.concat([
			...chunks.flatMap((chunk) => [Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from("\r\n")]),
			Buffer.from("0\r\n\r\n"),
		]);
		expect(await send(linesOf(headers), content)).toContain(" 200 ");
		expect((await stored(shop, "chunks"))[0]?.body.equals(bytes)).toBe(true);
	});
});

describe("headers", () => {
	it("that come twice with the same value are one", async () => {
		const headers = { ...shopifyHeaders({ secret: shop.secret, body, eventId: "twice" }), "content-length": String(Buffer.byteLength(body)) };
		const lines = linesOf(headers);
		const twice = lines.filter((line) => line.startsWith("x-shopify"));
		expect(await send([...lines, ...twice], body)).toContain(" 200 ");
		expect(await stored(shop, "twice")).toHaveLength(1);
	});

	it("with two lengths are refused before anything is read", async () => {
		const length = Buffer.byteLength(body);
		const headers = { ...shopifyHeaders({ secret: shop.secret, body, eventId: "two lengths" }), "content-length": String(length) };
		expect(await send([...linesOf(headers), `content-length: ${length - 1}`], body)).toContain(" 400 ");
		expect(await stored(shop, "two lengths")).toEqual([]);
	});

	it("with a length and chunks are refused: a proxy before us may read another request in them", async () => {
		const headers = { ...shopifyHeaders({ secret: shop.secret, body }), "content-length": "4", "transfer-encoding": "chunked" };
		expect(await send(linesOf(headers), "0\r\n\r\n")).toContain(" 400 ");
	});
});

describe("a rotation", () => {
	it("leaves the former secret alive for 7 days and no longer", async () => {
		const post = (to: MarketShop, secret: string) => postAsShopify({ url: to.url, secret, body }).then(({ status }) => status);
		const [formerRow] = await market.sql<{ secrets: string[] }>("SELECT secrets FROM connection WHERE id = $1", [other.connectionId]);
		for (const [name, age, expected] of [
			["young", FORMER_SECRET_LIVES - 60_000, 200],
			["old", FORMER_SECRET_LIVES + 1_000, 401],
		] as const) {
			const rotated = await market.buildShop(name);
			await market.sql("UPDATE connection SET secrets = secrets || $2, rotated_at = now() - make_interval(secs => $3) WHERE id = $1", [
				rotated.connectionId,
				formerRow?.secrets,
				age / 1_000,
			]);
			expect(await post(rotated, rotated.secret)).toBe(200);
			expect(await post(rotated, other.secret)).toBe(expected);
		}
	});

	it("is known at once, though the connection was asked for a moment before", async () => {
		const rotating = await market.buildShop("quick");
		expect((await postAsShopify({ url: rotating.url, secret: rotating.secret, body })).status).toBe(200);
		const [row] = await market.sql<{ secrets: string[] }>("SELECT secrets FROM connection WHERE id = $1", [other.connectionId]);
		await market.sql("UPDATE connection SET secrets = $2 || secrets, rotated_at = now() WHERE id = $1", [rotating.connectionId, row?.secrets]);
		// So long a doubtful signature does not make us ask again.
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect((await postAsShopify({ url: rotating.url, secret: other.secret, body })).status).toBe(200);
	});
});

describe("an application's own address", () => {
	const postToAll = (domain: string | null, secret: string, eventId: string) =>
		postAsShopify({
			url: `${market.origin}/webhooks/shopify`,
			secret,
			body,
			eventId,
			headers: domain === null ? { "x-shopify-shop-domain": "" } : { "x-shopify-shop-domain": domain },
		});

	it("keeps a delivery for the account's connection alone, however the account is spelt", async () => {
		expect((await postToAll("Receiver.MyShopify.com", shop.secret, "to all")).status).toBe(200);
		expect(await stored(shop, "to all")).toHaveLength(1);
		expect(await stored(other, "to all")).toEqual([]);
	});

	it("keeps it for each shop that has connected the account with that secret, and for none that only claims it", async () => {
		const [twin, claimant] = [await market.buildShop("twin"), await market.buildShop("claimant")];
		const [row] = await market.sql<{ secrets: string[] }>("SELECT secrets FROM connection WHERE id = $1", [shop.connectionId]);
		await market.sql("UPDATE connection SET account_id = 'receiver.myshopify.com', secrets = $2 WHERE id = $1", [twin.connectionId, row?.secrets]);
		await market.sql("UPDATE connection SET account_id = 'receiver.myshopify.com' WHERE id = $1", [claimant.connectionId]);
		await new Promise((resolve) => setTimeout(resolve, 2_000));
		expect((await postToAll("receiver.myshopify.com", shop.secret, "shared account")).status).toBe(200);
		const kept = await Promise.all([shop, twin, claimant].map(async (one) => (await stored(one, "shared account")).length));
		expect(kept).toEqual([1, 1, 0]);
	});

	it.each([
		["of no account that we know", "nobody.myshopify.com"],
		["of another account than the secret's", "neighbour.myshopify.com"],
		["that names none", null],
	])("a delivery %s: 401, and no row", async (_, domain) => {
		const before = await market.sql("SELECT count(*)::int FROM webhook_delivery");
		expect((await postToAll(domain, shop.secret, "astray")).status).toBe(401);
		expect(await market.sql("SELECT count(*)::int FROM webhook_delivery")).toEqual(before);
	});
});

describe("deliveries that come together", () => {
	it("are each kept or refused for their own sake", async () => {
		const store = groupDeliveries(market.access);
		const good = (deliveryId: string) => ({
			vendorId: shop.vendorId,
			connectionId: shop.connectionId,
			marketplace: "shopify",
			deliveryId,
			topic: "t",
			headers: { a: ["b"] },
			body: Buffer.from(deliveryId),
		});
		const fate = (delivery: ReturnType<typeof good>) =>
			store(delivery).then(
				() => "kept",
				() => "refused",
			);
		const fates = await Promise.all([
			fate(good("together-1")),
			// The neighbour's connection is none of this shop's.
			fate({ ...good("together-2"), connectionId: other.connectionId }),
			fate({ ...good("together-3"), topic: "" }),
			fate(good("together-4")),
			fate(good("together-4")),
			fate({ ...good("together-5"), body: Buffer.alloc(0) }),
			fate({ ...good("together-6"), vendorId: other.vendorId, connectionId: other.connectionId }),
		]);
		expect(fates).toEqual(["kept", "refused", "refused", "kept", "kept", "kept", "kept"]);
		const rows = await market.sql<{ id: string; body: Buffer }>(
			"SELECT delivery_id AS id, body FROM webhook_delivery WHERE delivery_id LIKE 'together-%' ORDER BY 1",
		);
		expect(await market.sql("SELECT vendor_id FROM webhook_delivery WHERE delivery_id = 'together-6'")).toEqual([{ vendor_id: other.vendorId }]);
		expect(rows.map(({ id, body: kept }) => [id, kept.toString()])).toEqual([
			["together-1", "together-1"],
			["together-4", "together-4"],
			["together-5", ""],
			["together-6", "together-6"],
		]);
	});
});

describe("more than can be taken on", () => {
	it("is turned away with 503 and Retry-After, kept nowhere, and welcome once there is room", async () => {
		const small = await openMarket({ most: { underWay: 2, bytes: 1024 * 1024 } });
		const owner = await connectAsOwner(new URL(small.database.ownerUrl).pathname.slice(1));
		try {
			const crowded = await small.buildShop("crowded");
			const post = (content: string) => postAsShopify({ url: crowded.url, secret: crowded.secret, body: content });
			expect((await post(body)).status).toBe(200);
			await owner.query("BEGIN; LOCK TABLE webhook_delivery IN ACCESS EXCLUSIVE MODE");
			const held = [post(body), post(body)];
			await expect
				.poll(async () => {
					const response = await post(body);
					return [response.status, Number(response.headers.get("retry-after")) > 0];
				})
				.toEqual([503, true]);
			await owner.query("COMMIT");
			const statuses = (await Promise.all(held)).map(({ status }) => status);
			expect(statuses).toEqual([200, 200]);
			expect((await post(body)).status).toBe(200);
		} finally {
			await owner.end();
			await small.close();
		}
	});

	it("counts the bytes that are held, and gives them back", async () => {
		const small = await openMarket({ most: { underWay: 100, bytes: 10_000 } });
		try {
			const crowded = await small.buildShop("crowded");
			const post = (content: string) => postAsShopify({ url: crowded.url, secret: crowded.secret, body: content });
			expect((await post("x".repeat(20_000))).status).toBe(503);
			for (let time = 0; time < 10; time++) expect((await post("x".repeat(8_000))).status).toBe(200);
		} finally {
			await small.close();
		}
	});
});
