import { setTimeout as sleep } from "node:timers/promises";
import type { MarketplaceName } from "../src/domain/marketplaces/marketplaces.ts";
import { type BenchApp, type BenchShop, startBenchApp } from "./bench-app.ts";
import { compareRates, compareTimes, type Figure } from "./figure.ts";
import { fillShop } from "./fill-shop.ts";
import { openBenchMarkets } from "./open-bench-markets.ts";

const LISTINGS = 12_000;
const SALES = 40;
/** Milliseconds: what was promised from a sale to its acknowledgement. */
const PROMISED = 1_000;
/** Milliseconds between two sales: out of the way of the paces, for one sale's two calls are what Shopify's lets through in a second. */
const APART = 1_200;
/** Chat commands, and milliseconds between two of them. */
const COMMANDS = 100;
const PAUSE = 25;

/**
 * With four marketplaces: from the commit of a sale to the last acknowledgement that is written down; what marking costs an UPDATE of all stock; how fast its
 * changes go out, beside what each marketplace permits; and chat commands meanwhile, beside the same at rest.
 */
export async function benchChannels(size = LISTINGS): Promise<Record<string, Figure>> {
	const markets = await openBenchMarkets(size);
	const app = await startBenchApp({ hasOwnWorker: true, apiUrls: Object.fromEntries(markets.map(({ name, url }) => [name, url])) });
	try {
		const { owner } = app;
		const [shop, small] = [await app.openShop("Channels"), await app.openShop("Small")];
		await fillShop(owner, shop, size);
		await fillShop(owner, small, 50);
		await owner.query("UPDATE stock_level SET on_hand = 50");
		for (const { name, account, credentials } of markets) {
			const keys = Object.entries(credentials).map(([key, value]) => `${key}:"${value}"`);
			await shop.type(`/market connect ${name} ${account} ${keys.join(" ")} secret:a-secret-of-thirty-two-letters-x`);
		}
		const { rows: connections } = await owner.query<{ id: string; number: number; marketplace: MarketplaceName }>(
			"SELECT id, number, marketplace FROM connection WHERE vendor_id = $1 ORDER BY number",
			[shop.vendorId],
		);
		for (const { id, marketplace } of connections) {
			const listed = markets.find(({ name }) => name === marketplace)?.listed ?? [];
			await owner.query(
				`INSERT INTO listing (vendor_id, connection_id, item_id, external_id, stock_external_id, sku, seen_quantity)
				SELECT item.vendor_id, $2, item.id, told.id, told.stock_id, sku, 50
				FROM unnest($3::text[], $4::text[], $5::text[]) AS told (sku, id, stock_id) JOIN item USING (sku) WHERE item.vendor_id = $1`,
				[shop.vendorId, id, listed.map(({ sku }) => sku), listed.map((one) => one.id), listed.map(({ stockId }) => stockId)],
			);
		}
		await owner.query("VACUUM ANALYZE");
		const update = (copies: number) => timed(() => owner.query("UPDATE stock_level SET on_hand = $2 WHERE vendor_id = $1", [shop.vendorId, copies]));
		await update(49);
		const unmarked = await update(50);
		for (const { number } of connections) await shop.type(`/market push M-${number} on confirm:yes`);
		// As after a first push: what stands there is known.
		await owner.query("UPDATE listing SET acked_quantity = 50 WHERE vendor_id = $1", [shop.vendorId]);
		await typeAway(small, () => false);
		const idle = await typeAway(small, () => false);

		const latencies: number[] = [];
		for (let n = 1; n <= SALES; n++) {
			await shop.type(`/sell CARD-${n}`);
			const sold = performance.now();
			while ((await countShown(app, shop, { sku: `CARD-${n}`, copies: 49 })) < markets.length) await sleep(5);
			latencies.push(performance.now() - sold);
			await sleep(APART);
		}

		const marked = await update(48);
		const started = performance.now();
		const drained = Promise.all(
			markets.map(async ({ untilShown }) => {
				await untilShown(48);
				return (performance.now() - started) / 1_000;
			}),
		);
		let isDrained = false;
		const [seconds, busy] = await Promise.all([drained.finally(() => (isDrained = true)), typeAway(small, () => isDrained)]);
		const backlog = size.toLocaleString("en");
		return {
			"from a sale to its acknowledgement by all of four, p50": compareTimes(PROMISED, quantile(latencies, 0.5), "ms"),
			"from a sale to its acknowledgement by all of four, p99": compareTimes(PROMISED, quantile(latencies, 0.99), "ms"),
			[`stock of ${backlog} items on four marketplaces changed at once, with its marks`]: compareTimes(unmarked, marked, "ms"),
			...Object.fromEntries(
				markets.map(({ name, permitted }, at) => [
					`a backlog of ${backlog} changes to ${name}`,
					compareRates(permitted, size / (seconds[at] ?? Number.NaN), "listings/s"),
				]),
			),
			"/find, p99 while the backlog goes out": compareTimes(quantile(idle.find, 0.99), quantile(busy.find, 0.99), "ms"),
			"/sell, p99 while the backlog goes out": compareTimes(quantile(idle.sell, 0.99), quantile(busy.sell, 0.99), "ms"),
		};
	} finally {
		await app.stop();
		for (const { close } of markets) await close();
	}
}

/** Listings of an item whose marketplace has acknowledged that number. */
async function countShown({ owner }: BenchApp, { vendorId }: BenchShop, { sku, copies }: { sku: string; copies: number }): Promise<number> {
	const { rows } = await owner.query<{ count: number }>(
		"SELECT count(*)::int AS count FROM listing JOIN item ON item.id = listing.item_id WHERE item.vendor_id = $1 AND item.sku = $2 AND acked_quantity = $3",
		[vendorId, sku, copies],
	);
	return rows[0]?.count ?? 0;
}

/** Milliseconds of each command, one after the other, until there are enough of them or it is over. */
async function typeAway(shop: BenchShop, isOver: () => boolean): Promise<{ find: number[]; sell: number[] }> {
	const times: { find: number[]; sell: number[] } = { find: [], sell: [] };
	for (let round = 0; round < COMMANDS && !isOver(); round++) {
		times.find.push(await timed(() => shop.type("/find card number 7")));
		await sleep(PAUSE);
		times.sell.push(await timed(() => shop.type(`/sell CARD-${(round % 50) + 1}`)));
		await sleep(PAUSE);
	}
	return times;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
	const begun = performance.now();
	await run();
	return performance.now() - begun;
}

function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((left, right) => left - right);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
