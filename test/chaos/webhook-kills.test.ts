import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createItem } from "../../src/domain/inventory/services/create-item.ts";
import { connectMarketplace } from "../../src/domain/marketplaces/services/connect-marketplace.ts";
import { startTestApp } from "../support/app.ts";
import { launch } from "../support/instance.ts";
import { ledgerFaults } from "../support/ledger-faults.ts";
import { query } from "../support/query.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";
import { TEST_SECRET_KEY } from "../support/test-secret-key.ts";
import { freePort } from "./free-port.ts";
import type { Part } from "./part.ts";
import { randomFrom } from "./random-from.ts";
import { startProcessPart } from "./start-process-part.ts";

/** With the same seed the same orders are posted, and the same parts killed in the same order. */
const SEED = Number(process.env.CHAOS_SEED ?? 41);
/** `WEBHOOK_KILLS=100000 npm test -- test/chaos/webhook-kills.test.ts` takes about as long as a worker needs for so many orders. */
const DELIVERIES = Number(process.env.WEBHOOK_KILLS ?? 150);
/** How often each part is killed: a long run takes a kill every few seconds, as fast as a worker is. */
const KILLS = Math.max(2, Math.floor(DELIVERIES / 500));
const SENDERS = 8;
const SKUS = 20;
const STOCK = 1_000_000;
const EXPIRE = "UPDATE webhook_delivery SET due_at = now() WHERE status = 'processing' AND due_at <= $1::timestamptz + interval '30 seconds'";
const SECRET = "a secret that only the shop and we know";

test("what was answered 2xx is there and worked off once, whoever is killed", { timeout: 240_000 + DELIVERIES * 1_000 }, async () => {
	const random = randomFrom(SEED);
	const app = await startTestApp({ config: { roles: [] } });
	onTestFinished(() => app.stop());
	const { ownerUrl } = app.database;
	const shop = await app.buildShop("Card Corner");
	const { connectionId } = await app.as(shop.owner, ["item.write", "stock.write", "inventory.read", "market.manage"], async (scope) => {
		for (let number = 0; number < SKUS; number++)
			await createItem(scope, { sku: `CARD-${number}`, title: `Card ${number}`, category: "tcg-single", condition: "NM", priceMinor: 999n, quantity: STOCK });
		return connectMarketplace(scope, { marketplace: "shopify", account: "corner", secret: SECRET });
	});
	const port = await freePort();
	const start = (name: string, environment: Record<string, string>) => {
		const folder = mkdtempSync(join(tmpdir(), "omni-stock-chaos-"));
		const part = startProcessPart({
			name,
			spawn: () => launch({ DATABASE_URL: ownerUrl, SECRET_KEY: TEST_SECRET_KEY, OMNI_DATA_DIR: folder, ROLES: name, ...environment }),
			ready: "Ctrl-C stops it",
		});
		onTestFinished(async () => {
			await part.stop();
			rmSync(folder, { recursive: true, force: true });
		});
		return part;
	};
	const [web, worker] = [start("web", { PORT: String(port) }), start("worker", {})];
	await Promise.all([web.up(), worker.up()]);

	const orders = Array.from({ length: Math.ceil((DELIVERIES * 2) / 3) }, (_, index) => orderOf(index, random));
	const url = `http://127.0.0.1:${port}/webhooks/shopify/${connectionId}`;
	let accepted = 0;
	const countWorkedOff = async () => {
		const [row] = await query<{ made: number }>(ownerUrl, "SELECT last AS made FROM counter WHERE vendor_id = $1 AND name = 'order'", [shop.vendorId]);
		return row?.made ?? 0;
	};
	const queue = orders.values();
	const send = async () => {
		for (const order of queue) {
			for (let copy = 0; copy <= (order.isDoubled ? 1 : 0); copy++) await deliver({ url, secret: SECRET, ...order });
			accepted++;
		}
	};
	await Promise.all([
		...Array.from({ length: SENDERS }, send),
		killAlongTheWay(web, { random, total: orders.length, count: async () => accepted }),
		killAlongTheWay(worker, {
			random,
			total: orders.length,
			count: countWorkedOff,
			// As if its lease were over: what a dead worker claimed nobody else takes up for 30 seconds, in which nothing is to be seen here.
			killed: async (at) => {
				await query(ownerUrl, EXPIRE, [at]);
				// As a lasting server does by itself.
				await query(ownerUrl, "VACUUM ANALYZE");
			},
		}),
	]);
	const isUnderWay = () => query(ownerUrl, "SELECT FROM webhook_delivery WHERE status <> 'done' LIMIT 1").then(({ length }) => length > 0);
	while (await isUnderWay()) await rest(200);

	const events = await query<{ event: string }>(ownerUrl, "SELECT headers->'x-shopify-event-id'->>0 AS event FROM webhook_delivery WHERE status = 'done'");
	expect(events.map(({ event }) => event).sort(), `seed ${SEED}`).toEqual(orders.map(({ eventId }) => eventId).sort());
	const made = await query<{ id: string; count: number }>(ownerUrl, "SELECT external_id AS id, count(*)::int FROM sales_order GROUP BY external_id");
	expect(made.filter(({ count }) => count !== 1)).toEqual([]);
	expect(made.map(({ id }) => id).sort()).toEqual(orders.map(({ id }) => id).sort());
	const stock = await query<{ sku: string; on_hand: number; committed: number }>(
		ownerUrl,
		"SELECT sku, on_hand, committed FROM stock_level JOIN item ON item.id = item_id ORDER BY length(sku), sku",
	);
	const sold = (sku: string) => orders.flatMap(({ lines }) => lines.filter((line) => line.sku === sku)).reduce((sum, { quantity }) => sum + quantity, 0);
	expect(stock).toEqual(stock.map(({ sku }) => ({ sku, on_hand: STOCK, committed: sold(sku) })));
	expect(stock).toHaveLength(SKUS);
	expect(await ledgerFaults(ownerUrl)).toEqual([]);
});

/** An order of one to three items; each second one is delivered twice, so that a third of all deliveries are duplicates. */
function orderOf(index: number, random: () => number) {
	const id = String(8_209_829_119_461_000_000n + BigInt(index));
	const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, line) => ({
		id: `${id}${line}`,
		sku: `CARD-${Math.floor(random() * SKUS)}`,
		quantity: 1 + Math.floor(random() * 3),
	}));
	return { id, lines, eventId: randomUUID(), isDoubled: index % 2 === 1, body: shopifyOrder({ id, name: `#${index}`, lines }) };
}

/** Posts until it is answered 2xx, as a marketplace does, though it does not wait for minutes. */
async function deliver(delivery: Parameters<typeof postAsShopify>[0]): Promise<void> {
	for (;;) {
		const status = await postAsShopify(delivery).then(
			async (response) => {
				await response.arrayBuffer();
				return response.status;
			},
			() => "cut off" as const,
		);
		if (status === 200) return;
		if (status !== "cut off" && status !== 503) throw new Error(`A delivery was answered ${status}.`);
		await rest(50);
	}
}

interface Killing {
	random: () => number;
	/** Of which `count` tells how many are done. */
	total: number;
	count: () => Promise<number>;
	/** Once it is up again. */
	killed?: (at: Date) => Promise<unknown>;
}

/** Kills a part at moments spread over its work, so that it comes forward however slow the machine is; and waits until it is up again. */
async function killAlongTheWay(part: Part, { random, total, count, killed = async () => {} }: Killing): Promise<void> {
	for (let kill = 0; kill < KILLS; kill++) {
		const moment = ((kill + random()) / KILLS) * total * 0.9;
		while ((await count()) < moment) await rest(20);
		part.kill();
		const at = new Date();
		await part.up();
		await killed(at);
	}
}

const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
