import type pg from "pg";
import type { BenchShop } from "./bench-app.ts";

/** Cards CARD-1, CARD-2 … with a level in the default location, past the shop's guard rails: what is measured is not asked twice for. */
export async function fillShop(owner: pg.Client, { vendorId }: BenchShop, items: number): Promise<void> {
	await owner.query("UPDATE vendor SET bulk_max_rows = NULL, bulk_max_percent = NULL, bulk_max_value_minor = NULL WHERE id = $1", [vendorId]);
	await owner.query(
		`INSERT INTO item (vendor_id, sku, title, category, condition, attributes, price_minor, cost_minor)
		SELECT $1, 'CARD-' || n, 'Card number ' || n, 'tcg-single', 'Near Mint', jsonb_build_object('game', 'Pokémon', 'set_name', 'Set ' || n % 100), 100 + n % 5000, 50 + n % 2500
		FROM generate_series(1, $2::int) n`,
		[vendorId, items],
	);
	await owner.query(
		`INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand)
		SELECT item.vendor_id, item.id, location.id, 0 FROM item JOIN location ON location.vendor_id = item.vendor_id AND location.is_default WHERE item.vendor_id = $1`,
		[vendorId],
	);
}
