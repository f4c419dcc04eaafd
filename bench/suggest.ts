import { startBenchApp } from "./bench-app.ts";
import { compareTimes, type Figure, median } from "./figure.ts";
import { fillVaried } from "./fill-varied.ts";

/** Milliseconds that a person takes for no time at all. */
const WANTED = 300;
const ROUNDS = 7;
/** What is in the field after some letters: the beginning of a SKU, words that few, many and all items have, and one that none has. */
const TYPED = ["", "card-99", "torgriva", "torgriva ho", "t", "holo", "pokemon", "torgrva", "zzzzz"];

/** An autocomplete of SKUs in a large shop, from the letter to its offers. */
export async function benchSuggest(items = 1_000_000): Promise<Record<string, Figure>> {
	const app = await startBenchApp();
	try {
		const shop = await app.openShop("suggest");
		await fillVaried(app.owner, shop, items);
		await app.owner.query("VACUUM ANALYZE");
		const figures: Record<string, Figure> = {};
		for (const typed of TYPED) {
			const times: number[] = [];
			for (let round = 0; round < ROUNDS; round++) {
				const start = performance.now();
				await shop.suggest("sku", typed);
				times.push(performance.now() - start);
			}
			figures[`autocomplete of "${typed}" among ${items} items`] = compareTimes(WANTED, median(times), "ms");
		}
		return figures;
	} finally {
		await app.stop();
	}
}
