import type pg from "pg";
import type { BenchShop } from "./bench-app.ts";

/** Titles of two made-up words out of a thousand, attributes that many share, every price and from none to 19 copies of each. */
export async function fillVaried(owner: pg.Client, { vendorId }: BenchShop, items: number): Promise<void> {
	await owner.query(
		`INSERT INTO item (vendor_id, sku, title, category, condition, attributes, price_minor)
		SELECT $1, 'CARD-' || n, ${word("n::bigint * 7919")} || ' ' || ${word("n / 1000 * 31 + n")}, 'tcg-single', 'Near Mint',
			jsonb_build_object('game', 'Pokémon', 'set_name', 'Set ' || n % 300, 'collector_number', n % 250 || '/250', 'finish', CASE WHEN n % 4 = 0 THEN 'holo' ELSE 'nonfoil' END),
			100 + n % 5000
		FROM generate_series(1, $2::int) n`,
		[vendorId, items],
	);
	await owner.query(
		`INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand)
		SELECT item.vendor_id, item.id, location.id, (item.price_minor * 31 % 20)::int FROM item JOIN location ON location.vendor_id = item.vendor_id AND location.is_default WHERE item.vendor_id = $1`,
		[vendorId],
	);
}

/** SQL for a word of three syllables, one for each of the last three digits. */
function word(number: string): string {
	const syllables = "ARRAY['tor', 'gri', 'va', 'mel', 'dra', 'sha', 'lin', 'ka', 'zy', 'fen']";
	return [100, 10, 1].map((place) => `(${syllables})[((${number}) / ${place} % 10 + 1)::int]`).join(" || ");
}
