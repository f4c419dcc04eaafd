import { setTimeout as sleep } from "node:timers/promises";
import { startShopifyApi } from "../test/support/shopify-api.ts";
import { startBenchApp } from "./bench-app.ts";
import { compareRates, compareTimes, type Figure } from "./figure.ts";
import { fillShop } from "./fill-shop.ts";

const LISTINGS = 12_000;
const SALES = 40;
/** Mutations a second that a connection's pace lets through, and quantities that one carries. */
const PERMITTED = 2 * 250;

/**
 * From the commit of a sale to the marketplace's acknowledgement, beside the bare call; what marking costs an UPDATE of all stock; and how fast its changes
 * go out, beside what the marketplace permits.
 */
export async function benchChannels(size = LISTINGS): Promise<Record<string, Figure>> {
	const api = await startShopifyApi({ token: "shpat_bench" });
	const app = await startBenchApp({ apiUrls: { shopify: api.url } });
	try {
		const { owner } = app;
		const shop = await app.openShop("Channels");
		await fillShop(owner, shop, size);
		await owner.query("UPDATE stock_level SET on_hand = 50 WHERE vendor_id = $1", [shop.vendorId]);
		await shop.type("/market connect shopify bench secret:a-secret-of-sixteen token:shpat_bench");
		for (let n = 1; n <= size; n++) api.inventory.add(String(n), 50);
		await owner.query(
			`INSERT INTO listing (vendor_id, connection_id, item_id, external_id, stock_external_id, sku, seen_quantity)
			SELECT item.vendor_id, connection.id, item.id, substring(sku FROM 6), '9' || substring(sku FROM 6), sku, 50
			FROM item JOIN connection ON connection.vendor_id = item.vendor_id WHERE item.vendor_id = $1`,
			[shop.vendorId],
		);
		await owner.query("ANALYZE");
		const update = (copies: number) => timed(() => owner.query("UPDATE stock_level SET on_hand = $2 WHERE vendor_id = $1", [shop.vendorId, copies]));
		await update(49);
		const unmarked = await update(50);
		await shop.type("/market push M-1 on confirm:yes");
		// As after a first push: what stands there is known.
		await owner.query("UPDATE listing SET acked_quantity = 50 WHERE vendor_id = $1", [shop.vendorId]);

		const latencies: number[] = [];
		for (let n = 1; n <= SALES; n++) {
			await shop.type(`/sell CARD-${n}`);
			const sold = performance.now();
			while (api.inventory.available(String(n)) !== 49) await sleep(2);
			latencies.push(performance.now() - sold);
			// Out of the way of the pace: one sale's two calls are what it lets through in a second.
			await sleep(1_200);
		}
		const bare: number[] = [];
		for (let n = 0; n < SALES; n++) bare.push(await timed(() => fetch(`${api.url}/nothing`)));

		const marked = await update(48);
		const started = performance.now();
		while (api.inventory.available(String(size)) !== 48 || api.inventory.available("1") !== 48) await sleep(20);
		const seconds = (performance.now() - started) / 1_000;
		return {
			"from a sale to its acknowledgement, p50": compareTimes(quantile(bare, 0.5), quantile(latencies, 0.5), "ms"),
			"from a sale to its acknowledgement, p99": compareTimes(quantile(bare, 0.99), quantile(latencies, 0.99), "ms"),
			[`stock of ${size.toLocaleString("en")} listings changed at once, with its marks`]: compareTimes(unmarked, marked, "ms"),
			[`a backlog of ${size.toLocaleString("en")} changes`]: compareRates(PERMITTED, size / seconds, "listings/s"),
		};
	} finally {
		await app.stop();
		await api.close();
	}
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
