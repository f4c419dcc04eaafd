import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { processDelivery } from "../../src/jobs/process-delivery.ts";
import { jobTools } from "../support/job-tools.ts";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";
import { BIG_ORDER_ID, postAsShopify, shopifyFulfilment, shopifyOrder, shopifyRefund } from "../support/shopify.ts";

let market: Market;
let shop: MarketShop;
let sku: string;
let orderId: string;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("worker");
});
afterAll(() => market?.close());
beforeEach(async () => {
	sku = `SKU-${randomUUID().slice(0, 8)}`;
	orderId = `82098291194615${Math.floor(Math.random() * 9000 + 1000)}`;
	market.sent.length = 0;
	await market.later();
	market.waiting.length = 0;
});

const post = (body: string, more: { topic?: string; eventId?: string } = {}) => postAsShopify({ url: shop.url, secret: shop.secret, body, ...more });
const sale = (quantity = 1, order: Partial<Parameters<typeof shopifyOrder>[0]> = {}) =>
	shopifyOrder({ id: orderId, lines: [{ id: "866550311766439020", sku, quantity }], ...order });

async function latest() {
	const [row] = await market.sql<{ id: string; status: string; attempts: number; error: string | null; due_in: number; finished_at: Date | null }>(
		"SELECT id, status, attempts, error, extract(epoch FROM due_at - now())::float AS due_in, finished_at FROM webhook_delivery ORDER BY id DESC LIMIT 1",
	);
	if (!row) throw new Error("no delivery");
	return row;
}
const jobOf = (deliveryId: string) => ({ job: "process-delivery", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId, deliveryId } });

describe("a signed order", () => {
	it("reserves the stock, is done, and is told in the channel", async () => {
		await shop.addItem(sku, 4);
		orderId = BIG_ORDER_ID;
		expect((await post(sale(3))).status).toBe(200);
		await market.drain();
		expect(await latest()).toMatchObject({ status: "done", attempts: 1, error: null });
		expect(await shop.stock(sku)).toEqual({ onHand: 4, committed: 3 });
		const ids = await market.sql(
			"SELECT o.external_id AS order, l.external_id AS line FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id WHERE l.sku = $1",
			[sku],
		);
		expect(ids).toEqual([{ order: "820982911946154508", line: "866550311766439020" }]);
		expect(market.sent).toMatchObject([
			{ workspaceExternalId: "worker", channelId: "worker-channel", messageId: null, reply: { text: expect.stringContaining("1 left") } },
		]);
	});

	it("delivered ten times, and to several topics, has one effect", async () => {
		await shop.addItem(sku, 40);
		const topics = ["orders/create", "orders/updated", "orders/paid"];
		await Promise.all(Array.from({ length: 10 }, (_, index) => post(sale(2), { topic: topics[index % 3] ?? "", eventId: `event-${index % 5}` })));
		const jobs = market.waiting.splice(0);
		await Promise.all([...jobs, ...jobs].map((job) => market.runJob(job)));
		await market.drain();
		expect(await shop.stock(sku)).toEqual({ onHand: 40, committed: 2 });
		expect(market.sent).toHaveLength(1);
		expect(await market.drift()).toEqual([]);
	});

	it("that was cancelled frees what it held", async () => {
		await shop.addItem(sku, 4);
		await post(sale(3));
		await market.drain();
		await post(sale(3, { cancelledAt: "2026-12-01T10:00:00Z" }), { topic: "orders/cancelled" });
		await market.drain();
		expect(await shop.stock(sku)).toEqual({ onHand: 4, committed: 0 });
	});
});

describe("a fulfilment and a refund", () => {
	const line = "866550311766439020";

	it("in the wrong order, each twice and all at once, end as what really happened", async () => {
		await shop.addItem(sku, 5);
		const bodies = [
			{ topic: "refunds/create", body: shopifyRefund({ id: "901", orderId, lines: [{ id: line, quantity: 1, restock: "return" }] }) },
			{ topic: "refunds/create", body: shopifyRefund({ id: "902", orderId, lines: [{ id: line, quantity: 1, restock: "cancel" }] }) },
			{ topic: "refunds/create", body: shopifyRefund({ id: "903", orderId, lines: [{ id: line, quantity: 1, restock: "no_restock" }] }) },
			{ topic: "fulfillments/create", body: shopifyFulfilment({ id: "801", orderId, lines: [{ id: line, quantity: 2 }] }) },
			{ topic: "orders/create", body: sale(3) },
		];
		for (const { topic, body } of [...bodies, ...bodies]) expect((await post(body, { topic })).status).toBe(200);
		await Promise.all(market.waiting.splice(0).map((job) => market.runJob(job)));
		await market.drain();
		const lines = await market.sql("SELECT fulfilled, cancelled, returned FROM sales_order_line WHERE sku = $1", [sku]);
		expect(lines).toEqual([{ fulfilled: 2, cancelled: 1, returned: 1 }]);
		expect(await shop.stock(sku)).toEqual({ onHand: 4, committed: 0 });
		const told = await market.sql("SELECT DISTINCT status FROM webhook_delivery WHERE order_external_id = $1", [orderId]);
		expect(told).toEqual([{ status: "done" }]);
		expect(await market.drift()).toEqual([]);
	});

	it("listed in a later picture of the order count once with their own deliveries", async () => {
		await shop.addItem(sku, 5);
		await post(sale(3));
		await post(shopifyFulfilment({ id: "801", orderId, lines: [{ id: line, quantity: 1 }] }), { topic: "fulfillments/create" });
		const picture = sale(3, {
			fulfillments: [
				{ id: "801", lines: [{ id: line, quantity: 1 }] },
				{ id: "802", lines: [{ id: line, quantity: 1 }] },
			],
		});
		await post(picture, { topic: "orders/partially_fulfilled" });
		await post(shopifyFulfilment({ id: "802", orderId, lines: [{ id: line, quantity: 1 }] }), { topic: "fulfillments/create" });
		await market.drain();
		expect(await shop.stock(sku)).toEqual({ onHand: 3, committed: 1 });
	});
});

describe("a delivery", () => {
	it("of a topic that is not handled is kept as ignored", async () => {
		await post("anything", { topic: "themes/publish" });
		await market.drain();
		expect(await latest()).toMatchObject({ status: "ignored", attempts: 1 });
	});

	it("that can't be read is dead at once, is told, and blocks no other", async () => {
		await shop.addItem(sku, 4);
		await post("{broken");
		await post(sale());
		await market.drain();
		expect(await market.sql("SELECT status FROM webhook_delivery ORDER BY id DESC LIMIT 2")).toEqual([{ status: "done" }, { status: "dead" }]);
		expect(market.sent.map((message) => message.reply.text)).toContainEqual(expect.stringContaining("could not be worked off"));
		expect(await shop.stock(sku)).toEqual({ onHand: 4, committed: 1 });
	});

	it("whose work fails rolls back, waits longer each time, and is dead after the budget", async () => {
		await shop.addItem(sku, 4);
		await market.sql(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the shelf is on fire'; END $$`);
		await market.sql("CREATE TRIGGER fail BEFORE INSERT ON reservation FOR EACH ROW EXECUTE FUNCTION fail()");
		await post(sale());
		await market.drain();
		const failed = await latest();
		expect(failed).toMatchObject({ status: "failed", attempts: 1, error: expect.stringContaining("the shelf is on fire"), finished_at: null });
		expect(failed.due_in).toBeGreaterThan(1);
		expect(market.waiting).toMatchObject([{ job: "process-delivery", id: failed.id, run: 1, delay: expect.any(Number) }]);
		expect(await market.sql("SELECT 1 FROM sales_order WHERE external_id = $1", [orderId])).toEqual([]);

		await market.runJob(jobOf(failed.id));
		expect(await latest()).toMatchObject({ attempts: 1 });

		for (let attempt = 2; attempt <= 10; attempt++) {
			await market.sql("UPDATE webhook_delivery SET due_at = now() WHERE id = $1", [failed.id]);
			await market.runJob(jobOf(failed.id));
		}
		expect(await latest()).toMatchObject({ status: "dead", attempts: 10 });
		await market.sql("DROP TRIGGER fail ON reservation");
		await market.sql("UPDATE webhook_delivery SET due_at = now() WHERE id = $1", [failed.id]);
		await market.runJob(jobOf(failed.id));
		expect(await latest()).toMatchObject({ status: "dead", attempts: 10 });
	});

	it("that another worker holds is left alone; when that one died it is taken up", async () => {
		await shop.addItem(sku, 4);
		await post(sale());
		const { id } = await latest();
		await market.sql("UPDATE webhook_delivery SET status = 'processing', attempts = 1, due_at = now() + interval '1 minute' WHERE id = $1", [id]);
		await market.drain();
		expect(await latest()).toMatchObject({ status: "processing", attempts: 1 });
		await market.sql("UPDATE webhook_delivery SET due_at = now() WHERE id = $1", [id]);
		await market.runJob(jobOf(id));
		expect(await latest()).toMatchObject({ status: "done", attempts: 2 });
	});

	it("that is not there is no harm", async () => {
		await market.runJob(jobOf(randomUUID()));
	});

	it("of a removed connection is refused, and closed by the worker", async () => {
		const gone = await market.buildShop("gone");
		await postAsShopify({ url: gone.url, secret: gone.secret, body: sale() });
		await market.sql("UPDATE connection SET status = 'removed' WHERE id = $1", [gone.connectionId]);
		await expect(market.drain()).rejects.toMatchObject({ code: "permission_denied" });
		const { id } = await latest();
		const payload = { vendorId: gone.vendorId, connectionId: gone.connectionId, deliveryId: id };
		const worker = { kind: "worker", vendorId: gone.vendorId } as const;
		await processDelivery.refused?.(
			payload,
			{ ...jobTools, withScope: (run) => market.access.withVendor(worker, ["bulk.settle", "delivery.settle"], run) },
			"The connection was removed.",
		);
		expect(await latest()).toMatchObject({ status: "dead", error: "The connection was removed." });
	});

	it("can't be claimed by another vendor's connection", async () => {
		const thief = await market.buildShop("thief");
		await post(sale());
		const { id } = await latest();
		await market.runJob({ job: "process-delivery", payload: { vendorId: thief.vendorId, connectionId: thief.connectionId, deliveryId: id } });
		expect(await latest()).toMatchObject({ status: "received", attempts: 0 });
	});
});
