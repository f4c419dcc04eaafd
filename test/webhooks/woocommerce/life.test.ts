import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";
import { startWooStore, type WooStore } from "../../support/woocommerce-store.ts";
import type { WooDelivery } from "../../support/woocommerce-webhooks.ts";

/** Later than any connection here: what is sold was in stock when the store was connected. And before now: a store posts what has happened. */
const START = Math.floor(Date.now() / 1000) * 1000 - 12 * 3_600_000;
const CONNECTED = new Date(START - 24 * 3_600_000);
const STOCK = { A: 10, B: 8 };
const SECRET = "a secret of the store's";

let market: Market;
let shops = 0;
beforeAll(async () => {
	market = await openMarket();
});
afterAll(() => market?.close());

async function connect(): Promise<MarketShop> {
	const name = `life-${++shops}`;
	const shop = await market.buildShop(name, "USD", { marketplace: "woocommerce", account: `https://${name}.example`, secret: SECRET });
	await market.sql("UPDATE connection SET created_at = $2 WHERE id = $1", [shop.connectionId, CONNECTED]);
	for (const [sku, quantity] of Object.entries(STOCK)) await shop.addItem(sku, quantity);
	return shop;
}

const act = fc.record({
	what: fc.constantFrom(
		"place",
		"place",
		"pay",
		"pay",
		"complete",
		"complete",
		"refund",
		"refund",
		"cancel",
		"fail",
		"trash",
		"restore",
		"restore",
		"price",
		"edit",
		"edit",
		"goOn",
		"goOn",
	),
	order: fc.nat(1),
	line: fc.nat(1),
	copies: fc.integer({ min: 1, max: 3 }),
	restock: fc.boolean(),
	status: fc.constantFrom("pending" as const, "on-hold" as const, "processing" as const),
	/** Much happens in one second, of which a store's dates know no part. */
	seconds: fc.nat(1),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** What the store posts while that is done there, as far as it can be done. */
async function live(acts: readonly Act[]): Promise<{ posted: WooDelivery[]; store: WooStore }> {
	const posted: WooDelivery[] = [];
	let time = START;
	const store = await startWooStore({
		clock: () => new Date(time),
		post: async (delivery) => {
			posted.push(delivery);
			return 200;
		},
	});
	await store.connect({ url: "https://stock.example", secret: SECRET });
	for (const [sku, stock] of Object.entries(STOCK)) await store.addProduct({ sku, stock });
	const orders: string[] = [];
	for (const { what, order: at, line, copies, restock, status, seconds } of acts) {
		time += seconds * 1000;
		if (what === "place" && orders.length < 2) {
			orders.push(
				await store.placeOrder(
					[
						{ sku: "A", quantity: copies },
						{ sku: "B", quantity: 1 },
					],
					{ status },
				),
			);
		}
		if (what === "price") await store.setPrice("A", 100 * copies);
		const id = orders[at];
		if (id === undefined) continue;
		const order = store.order(id);
		// What is taken back is told by later seconds alone.
		if (what === "goOn" || what === "edit" || what === "restore") time += 1000;
		if (order.status === "trash") {
			if (what === "restore") await store.restoreOrder(id);
			continue;
		}
		if (order.status === "cancelled") {
			// What a store takes off again for an order that was sent and refunded in part is more than is sent.
			const isWhole = order.lines.every(({ refunded }) => refunded === 0);
			if (what === "goOn" && order.completedAt === null) await store.pay(id);
			else if (what === "goOn" && isWhole) await store.complete(id);
			time += 1000;
			continue;
		}
		const sold = order.lines[line];
		if (what === "pay" && order.completedAt === null) await store.pay(id);
		if (what === "complete" && order.status !== "refunded") await store.complete(id);
		if (what === "cancel") await store.cancel(id);
		if (what === "fail" && order.status === "pending") await store.fail(id);
		if (what === "trash") await store.trashOrder(id);
		if (what === "edit" && order.completedAt === null && sold && sold.refunded === 0) {
			await store.editLine(id, { line, quantity: copies - 1 });
			time += 1000;
		}
		if (what === "refund" && order.isTaken && sold && sold.refunded < sold.quantity) {
			await store.refund(id, { line, quantity: Math.min(copies, sold.quantity - sold.refunded), restock });
		}
	}
	await store.stop();
	return { posted, store };
}

const post = (shop: MarketShop, { headers, body }: WooDelivery) => fetch(shop.url, { method: "POST", headers: { ...headers }, body });

/** Where every order, and all stock, stands. */
async function state({ vendorId, stock }: MarketShop) {
	const orders = await market.sql(
		`SELECT o.external_id, o.status, l.sku, l.quantity, l.fulfilled, l.cancelled, l.returned
		FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id WHERE o.vendor_id = $1 ORDER BY o.external_id, l.external_id`,
		[vendorId],
	);
	return { orders, A: await stock("A"), B: await stock("B") };
}

it("ends where the store does, whatever happened there and in whatever order it is told", { timeout: 120_000 }, async () => {
	const told = fc.record({
		acts: fc.array(act, { minLength: 3, maxLength: 14 }),
		keys: fc.array(fc.nat(), { minLength: 200, maxLength: 200 }),
		together: fc.integer({ min: 1, max: 5 }),
	});
	await fc.assert(
		fc.asyncProperty(told, async ({ acts, keys, together }) => {
			const { posted, store } = await live(acts);
			const [straight, shuffled] = [await connect(), await connect()];
			for (const delivery of posted) expect((await post(straight, delivery)).status).toBe(200);
			await market.drain();
			const again = posted.filter(({ topic }) => topic.startsWith("order."));
			const twice = [...posted, ...again].map((delivery, at) => ({ delivery, key: keys[at % keys.length] ?? 0 })).sort((a, b) => a.key - b.key);
			for (let at = 0; at < twice.length; at += together) {
				await Promise.all(twice.slice(at, at + together).map(({ delivery }) => post(shuffled, delivery)));
				await Promise.all([market.drain(), market.drain()]);
			}

			const end = await state(straight);
			expect(await state(shuffled)).toEqual(end);
			for (const sku of ["A", "B"] as const) {
				const { stock, unsent, unpaid, forgotten } = store.figures(sku);
				expect(end[sku], sku).toEqual({ onHand: stock + unsent + forgotten, committed: unsent + unpaid });
			}
		}),
		{ numRuns: 5, endOnFailure: true, interruptAfterTimeLimit: 60_000 },
	);
	expect(await market.drift()).toEqual([]);
});

it("holds nothing for a payment that failed before we heard of the order, and all of it once it is paid", async () => {
	const shop = await connect();
	const posted: WooDelivery[] = [];
	const store = await startWooStore({
		clock: () => new Date(START),
		isAsync: true,
		post: async (delivery) => {
			posted.push(delivery);
			return 200;
		},
	});
	await store.connect({ url: shop.url, secret: SECRET });
	await store.addProduct({ sku: "A", stock: 10 });
	const tell = async () => {
		await store.flush();
		for (const delivery of posted.splice(0)) expect((await post(shop, delivery)).status).toBe(200);
		await market.drain();
		return shop.stock("A");
	};
	const id = await store.placeOrder([{ sku: "A", quantity: 2 }]);
	await store.fail(id);
	expect(await tell()).toEqual({ onHand: 10, committed: 0 });
	await store.pay(id);
	expect(await tell()).toEqual({ onHand: 10, committed: 2 });
	await store.complete(id);
	expect(await tell()).toEqual({ onHand: 8, committed: 0 });
	await store.stop();
});

it("keeps its books when a product is gone before its delivery is written, and when an order goes to the trash", async () => {
	const shop = await connect();
	const store = await startWooStore({ clock: () => new Date(START), isAsync: true });
	await store.connect({ url: shop.url, secret: SECRET });
	await store.addProduct({ sku: "A", stock: 10 });
	await store.addProduct({ sku: "B", stock: 8 });
	store.deleteProduct("B");
	await store.flush();
	await market.drain();
	const id = await store.placeOrder([{ sku: "A", quantity: 2 }], { status: "processing" });
	await store.flush();
	await market.drain();
	expect(await shop.stock("A")).toEqual({ onHand: 10, committed: 2 });
	await store.trashOrder(id);
	await store.flush();
	await market.drain();
	expect(await shop.stock("A")).toEqual({ onHand: 10, committed: 0 });
	const listings = await market.sql("SELECT sku, status, seen_quantity FROM listing WHERE vendor_id = $1", [shop.vendorId]);
	expect(listings).toEqual([{ sku: "A", status: "active", seen_quantity: 8 }]);
	expect(await market.sql("SELECT status FROM webhook_delivery WHERE connection_id = $1 AND status NOT IN ('done', 'ignored')", [shop.connectionId])).toEqual(
		[],
	);
	await store.stop();
});

it("lists as ended what is trashed before it was told as new, and as active what is restored, whichever of both is told first", async () => {
	const posted: WooDelivery[] = [];
	const store = await startWooStore({
		clock: () => new Date(START),
		post: async (delivery) => {
			posted.push(delivery);
			return 200;
		},
	});
	await store.connect({ url: "https://stock.example", secret: SECRET });
	const status = async ({ connectionId }: MarketShop) =>
		(await market.sql<{ status: string }>("SELECT status FROM listing WHERE connection_id = $1", [connectionId])).map((row) => row.status);
	await store.addProduct({ sku: "A", stock: 10 });
	await store.trashProduct("A");
	const gone = posted.splice(0).filter(({ topic }) => topic.startsWith("product."));
	await store.restoreProduct("A");
	const back = posted.splice(0).filter(({ topic }) => topic === "product.restored");
	for (const [deliveries, expected] of [
		[gone.toReversed(), "ended"],
		[[...gone, ...back], "active"],
		[[...gone.toReversed(), ...back], "active"],
	] as const) {
		const shop = await connect();
		for (const delivery of deliveries) {
			expect((await post(shop, delivery)).status).toBe(200);
			await market.drain();
		}
		expect(await status(shop), deliveries.map(({ topic }) => topic).join()).toEqual([expected]);
	}
	await store.stop();
});
