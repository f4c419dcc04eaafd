import { type BenchApp, type BenchShop, startBenchApp } from "./bench-app.ts";
import { compareTimes, type Figure, median } from "./figure.ts";
import { fillVaried } from "./fill-varied.ts";

const ITEMS = 200_000;
const ROUNDS = 7;
/** What is typed, and the words that the plain query looks for: it knows no typos and no other names. */
const SEARCHES: Readonly<Record<string, { typed: string; words: readonly string[] }>> = {
	"a rare word": { typed: "/find torgriva", words: ["torgriva"] },
	"three words": { typed: "/find torgriva holo nm", words: ["torgriva", "holo", "near mint"] },
	"a common word": { typed: "/find holo", words: ["holo"] },
	"a typo": { typed: "/find torgrva", words: ["torgriva"] },
};

/** /find from the command to its answer, beside a scan with LIKE and an order, past row-level security, as one would write it without an index. */
export async function benchSearch(): Promise<Record<string, Figure>> {
	const app = await startBenchApp();
	try {
		const shop = await app.openShop("search");
		await fillVaried(app.owner, shop, ITEMS);
		await app.owner.query("VACUUM ANALYZE");
		const figures: Record<string, Figure> = {};
		for (const [name, { typed, words }] of Object.entries(SEARCHES)) {
			const times: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
			for (let round = 0; round < ROUNDS; round++) {
				times.bare.push(await findBare(app, shop, words));
				times.ours.push(await findOurs(shop, typed));
			}
			figures[`find ${name} among ${ITEMS} items`] = compareTimes(median(times.bare), median(times.ours), "ms");
		}
		return figures;
	} finally {
		await app.stop();
	}
}

/** Milliseconds for the first page by a scan. */
async function findBare({ owner }: BenchApp, { vendorId }: BenchShop, words: readonly string[]): Promise<number> {
	const start = performance.now();
	await owner.query(
		`SELECT id, sku, title, price_minor FROM item
		WHERE vendor_id = $1 AND archived_at IS NULL AND lower(title || ' ' || sku || ' ' || condition || ' ' || attributes::text) LIKE ALL($2::text[])
		ORDER BY title, sku LIMIT 15`,
		[vendorId, words.map((word) => `%${word}%`)],
	);
	return performance.now() - start;
}

async function findOurs(shop: BenchShop, typed: string): Promise<number> {
	const start = performance.now();
	const { rows } = await shop.type(typed);
	if (!rows || rows.rows.length === 0) throw new Error(`${typed} found nothing.`);
	return performance.now() - start;
}
