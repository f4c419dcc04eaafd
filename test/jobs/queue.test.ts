import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../support/app.ts";
import { fileOf, until } from "../support/fill-shop.ts";
import { query } from "../support/query.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";

/** A database of its own on the test run's Redis: other files may use the first one. */
const redisUrl = process.env.TEST_REDIS_URL && `${process.env.TEST_REDIS_URL.replace(/\/\d*$/, "")}/7`;
const BACKENDS = [["postgresql", undefined] as const, ...(redisUrl ? [["redis", redisUrl] as const] : [])];
const ROWS = 12_000;

describe.each(BACKENDS)("the queue on %s", (_name, url) => {
	let app: TestApp;
	let large: TestShop;
	let small: TestShop;

	beforeAll(async () => {
		if (url) await flush(url);
		// Short slices make a long operation of few rows.
		app = await startTestApp({ config: { redisUrl: url, roles: ["web", "worker"] }, sweepEvery: 500, slice: 20 });
		large = await app.buildShop("Large Shop");
		small = await app.buildShop("Small Shop");
		await importItems(app, large, ROWS);
		await importItems(app, small, 50);
	}, 120_000);

	afterAll(() => app.stop());

	test("a small shop's operation does not wait behind a large one's", async () => {
		await Promise.all([reprice(large), reprice(small)]);
		const [first, second] = await query<{ vendor_id: string; slice: number }>(
			app.database.ownerUrl,
			"SELECT vendor_id, slice FROM bulk_operation WHERE kind = 'price' AND status = 'done' ORDER BY finished_at",
		);
		expect(first?.vendor_id).toBe(small.vendorId);
		expect(second?.vendor_id).toBe(large.vendorId);
		expect(second?.slice).toBeGreaterThan(2);
	});

	test("each item changed once, with one line of history", async () => {
		const counts = await query(
			app.database.ownerUrl,
			"SELECT count(*)::int AS rows, count(DISTINCT item_id)::int AS items FROM price_change WHERE vendor_id = $1 AND old_minor IS NOT NULL",
			[large.vendorId],
		);
		expect(counts).toEqual([{ rows: ROWS, items: ROWS }]);
	});

	test("under load the whole program holds fewer than 40 connections", async () => {
		let most = 0;
		const work = Promise.all([
			reprice(large),
			...Array.from({ length: 60 }, (_, index) => small.type(index % 2 ? `/stock receive Small-1 1` : "/find item", small.owner)),
		]);
		let working = true;
		work.finally(() => {
			working = false;
		});
		while (working) {
			const [row] = await query<{ count: number }>(
				app.database.ownerUrl,
				"SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
			);
			most = Math.max(most, row?.count ?? 0);
		}
		await work;
		expect(most).toBeGreaterThan(5);
		expect(most).toBeLessThan(40);
	}, 60_000);

	test("an order is not behind hundreds of other deliveries, its own shop's or another's", async () => {
		const [ours, theirs] = [await connect(app, large), await connect(app, small)];
		const tell = (level: number) =>
			ours("inventory_levels/update", `{"inventory_item_id":${level},"location_id":1,"available":1,"updated_at":"2099-01-01T00:00:00Z"}`);
		await Promise.all(Array.from({ length: 200 }, (_, level) => tell(level + 1)));
		await Promise.all([ours, theirs].map((post) => post("orders/create", shopifyOrder({ lines: [{ id: "1", sku: "UNKNOWN", quantity: 1 }] }))));
		const behind = () =>
			query<{ topic: string; count: number }>(
				app.database.ownerUrl,
				"SELECT topic, count(*)::int AS count FROM webhook_delivery WHERE status IN ('received', 'processing') GROUP BY topic ORDER BY topic",
			);
		await until(async () => (await behind()).every(({ topic }) => topic !== "orders/create"));
		const [left] = await behind();
		expect(left?.count).toBeGreaterThan(50);
		await until(async () => (await behind()).length === 0);
	}, 60_000);

	test("a job that waits after every connection broke starts within seconds", async () => {
		await breakConnections(app, url);
		const started = performance.now();
		await until(async () => (await app.dispatcher.runText("/find item", small.owner)).ok);
		await reprice(small);
		expect(performance.now() - started).toBeLessThan(10_000);
	});

	test("what the queue lost is found again from the rows", async () => {
		const preview = await small.type("/bulk price change:+1.00");
		const confirm = preview.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command ?? "";
		const operation = /B-\d+/.exec(confirm)?.[0];
		// As if the process had died between the commit and the queue: the row says queued, and no job was ever added.
		await query(
			app.database.ownerUrl,
			"UPDATE bulk_operation SET status = 'queued', confirmed_by = created_by, cursor = jsonb_build_object('kind', 'run', 'after', NULL, 'toldAt', 0), touched_at = now() - interval '1 minute' WHERE vendor_id = $1 AND number = $2",
			[small.vendorId, Number(operation?.slice(2))],
		);
		await until(async () => !(await small.type(`/bulk show ${operation}`)).progress?.active);
	});
});

/** A Shopify connection; posts a delivery of it. */
async function connect(app: TestApp, shop: TestShop) {
	const secret = "shop-secret-of-sixteen";
	await shop.type(`/market connect shopify ${shop.vendorId}.myshopify.com secret:${secret}`);
	const [connection] = await query<{ id: string }>(app.database.ownerUrl, "SELECT id FROM connection WHERE vendor_id = $1", [shop.vendorId]);
	const url = `http://127.0.0.1:${app.port}/webhooks/shopify/${connection?.id}`;
	return async (topic: string, body: string) => expect((await postAsShopify({ url, secret, topic, body })).status).toBe(200);
}

async function importItems(app: TestApp, shop: TestShop, count: number): Promise<void> {
	const name = shop.owner.workspaceName.split(" ")[0];
	const lines = Array.from({ length: count }, (_, index) => `${name}-${index + 1},Item ${index + 1},tcg-single,NM,${index + 1}.00,USD,1`);
	const file = fileOf(`sku,title,category,condition,price,currency,quantity\n${lines.join("\n")}\n`);
	const preview = await app.dispatcher.runCommand("bulk import", { file }, shop.owner);
	await confirm(shop, preview.reply.actions);
}

async function reprice(shop: TestShop): Promise<void> {
	const preview = await shop.type("/bulk price change:+5%");
	await confirm(shop, preview.actions);
}

async function confirm(shop: TestShop, actions: { command: string }[] | undefined): Promise<void> {
	const command = actions?.find((action) => action.command.startsWith("/bulk confirm"))?.command ?? "";
	const started = await shop.type(command);
	const show = `/bulk show ${/B-\d+/.exec(command)?.[0]}`;
	if (started.progress?.active === false) return;
	const deadline = Date.now() + 60_000;
	while ((await shop.type(show)).progress?.active) {
		if (Date.now() > deadline) throw new Error(`${show} did not end.`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** As a restart of the servers does it: every connection of the app and the queue is cut. */
async function breakConnections(app: TestApp, url: string | undefined): Promise<void> {
	await query(app.database.ownerUrl, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
	if (!url) return;
	const redis = new Redis(url);
	await redis.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
	await redis.quit();
}

async function flush(url: string): Promise<void> {
	const redis = new Redis(url);
	await redis.flushdb();
	await redis.quit();
}
