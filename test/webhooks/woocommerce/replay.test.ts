import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";

/** The folder of deliveries that a real store sent, with their headers and bytes; what is in it and its secret stand in its own README. */
const FOLDER = process.env.WOOCOMMERCE_DELIVERIES;
const SECRET = "shared-webhook-secret";
const [CARD, GAME] = ["PKM-A-CHZ-NM", "VG-A-CT-CIB"];
/** Before the store's first delivery: what it sold was in stock when it was connected. */
const CONNECTED = "2026-11-23T22:00:00Z";

interface Captured {
	name: string;
	headers: Record<string, string>;
	body: Uint8Array<ArrayBuffer>;
	isSigned: boolean;
}

function readDeliveries(folder: string): Captured[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith(".json"))
		.sort()
		.map((name) => {
			const read = JSON.parse(readFileSync(join(folder, name), "utf8")) as { headers: Record<string, string>; body_base64: string; signature_valid: boolean };
			return { name, headers: read.headers, body: new Uint8Array(Buffer.from(read.body_base64, "base64")), isSigned: read.signature_valid };
		});
}

describe.skipIf(!FOLDER)("what a real store sent", () => {
	const captured = FOLDER ? readDeliveries(FOLDER) : [];
	let market: Market;
	let shops = 0;
	beforeAll(async () => {
		market = await openMarket();
	});
	afterAll(() => market?.close());

	async function connect(): Promise<MarketShop> {
		const name = `store-${++shops}`;
		const shop = await market.buildShop(name, "USD", { marketplace: "woocommerce", account: `https://${name}.example`, secret: SECRET });
		await market.sql("UPDATE connection SET created_at = $2 WHERE id = $1", [shop.connectionId, CONNECTED]);
		await shop.addItem(CARD, 3);
		await shop.addItem(GAME, 1);
		return shop;
	}

	const post = (shop: MarketShop, { headers, body }: Captured) => fetch(shop.url, { method: "POST", headers, body });

	async function state({ vendorId, connectionId, stock }: MarketShop) {
		const orders = await market.sql(
			`SELECT o.external_id, o.status, o.paid_at IS NOT NULL AS paid, l.external_id AS line, l.sku, l.quantity, l.fulfilled, l.cancelled, l.returned
			FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id WHERE o.vendor_id = $1 ORDER BY o.external_id, l.external_id`,
			[vendorId],
		);
		const [failed] = await market.sql<{ count: number }>(
			"SELECT count(*)::int AS count FROM webhook_delivery WHERE connection_id = $1 AND status NOT IN ('done', 'ignored')",
			[connectionId],
		);
		return { card: await stock(CARD), game: await stock(GAME), orders, failed: failed?.count };
	}

	/** Where the store's own stock stood before its owner set the card's to 9 by hand. */
	const END = {
		card: { onHand: 2, committed: 0 },
		game: { onHand: 0, committed: 0 },
		failed: 0,
		orders: [
			{ external_id: "1019", status: "fulfilled", paid: true, line: "4", sku: CARD, quantity: 2, fulfilled: 2, cancelled: 0, returned: 1 },
			{ external_id: "1019", status: "fulfilled", paid: true, line: "5", sku: GAME, quantity: 1, fulfilled: 1, cancelled: 0, returned: 0 },
			{ external_id: "1021", status: "cancelled", paid: true, line: "7", sku: CARD, quantity: 1, fulfilled: 0, cancelled: 1, returned: 0 },
			{ external_id: "1021", status: "cancelled", paid: true, line: "8", sku: CARD, quantity: 1, fulfilled: 0, cancelled: 1, returned: 0 },
		],
	};

	it("is answered with 200, each of it, and each signed one is kept once", { timeout: 120_000 }, async () => {
		expect(captured).toHaveLength(26);
		const shop = await connect();
		for (const delivery of [...captured, ...captured]) expect((await post(shop, delivery)).status, delivery.name).toBe(200);
		const rows = await market.sql("SELECT id FROM webhook_delivery WHERE connection_id = $1", [shop.connectionId]);
		expect(rows).toHaveLength(captured.filter(({ isSigned }) => isSigned).length);
		expect(rows).toHaveLength(20);
	});

	it("follows the store's own stock delivery by delivery, and ends where it did", { timeout: 120_000 }, async () => {
		const shop = await connect();
		const seen: unknown[] = [];
		for (const delivery of captured) {
			await post(shop, delivery);
			await market.drain();
			const level = await shop.stock(CARD);
			// What the store has, beside what of it waits to be sent or paid.
			seen.push((level?.onHand ?? 0) - (level?.committed ?? 0));
		}
		expect(seen.filter((free, at) => free !== seen[at - 1])).toEqual([3, 1, 2, 0, 2]);
		expect(await state(shop)).toEqual(END);
		const listings = await market.sql(
			"SELECT external_id, sku, title, status, seen_quantity, seen_price_minor::int AS price, item_id IS NOT NULL AS known FROM listing WHERE vendor_id = $1 ORDER BY 1",
			[shop.vendorId],
		);
		expect(listings).toEqual([
			{ external_id: "1017", sku: CARD, title: "Charizard – Base Set 4/102 “Holo” 🔥", status: "active", seen_quantity: 9, price: 32_999, known: true },
			{ external_id: "1018", sku: GAME, title: "Chrono Trigger (SNES) & Box", status: "ended", seen_quantity: 0, price: 24_000, known: true },
		]);
		expect(await market.drift()).toEqual([]);
	});

	it("ends there in whatever order it comes, repeated, and two at once", { timeout: 120_000 }, async () => {
		const anyOrder = fc.shuffledSubarray([...captured, ...captured, ...captured], { minLength: captured.length });
		await fc.assert(
			fc.asyncProperty(anyOrder, fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }), async (shuffled, pauses) => {
				const shop = await connect();
				const all = [...shuffled, ...captured.filter((delivery) => !shuffled.includes(delivery))];
				for (const [at, delivery] of all.entries()) {
					await post(shop, delivery);
					// Some wait, so that several are worked off at once.
					if (pauses[at % pauses.length] === 0) await Promise.all([market.drain(), market.drain()]);
				}
				await Promise.all([market.drain(), market.drain()]);
				expect(await state(shop)).toEqual(END);
				const [card] = await market.sql("SELECT seen_quantity, seen_price_minor::int AS price FROM listing WHERE vendor_id = $1 AND external_id = '1017'", [
					shop.vendorId,
				]);
				expect(card).toEqual({ seen_quantity: 9, price: 32_999 });
			}),
			{ numRuns: 5, endOnFailure: true, interruptAfterTimeLimit: 60_000 },
		);
		expect(await market.drift()).toEqual([]);
	});
});
