import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import pg from "pg";

const OWN = ["sku", "title", "category", "condition", "price", "currency", "quantity", "cost"];

/** Puts the demo's catalogue into a shop as an import leaves it, but for its history: 1,252 real goods. */
export async function loadCatalogue(ownerUrl: string, vendorId: string): Promise<void> {
	const lines: Record<string, string>[] = parse(readFileSync("src/demo/catalogue.csv"), { columns: true });
	const goods = lines.map((line) => ({
		...line,
		price: Math.round(Number(line.price) * 100),
		attributes: Object.fromEntries(Object.entries(line).filter(([name, value]) => !OWN.includes(name) && value !== "")),
	}));
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		await client.query(
			`WITH made AS (
				INSERT INTO item (vendor_id, sku, title, category, condition, attributes, price_minor)
				SELECT $1, sku, title, category, condition, attributes, price
				FROM jsonb_to_recordset($2::jsonb) AS line (sku text, title text, category text, condition text, attributes jsonb, price bigint)
				RETURNING id, sku
			), levels AS (
				INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand)
				SELECT $1, made.id, location.id, line.quantity::int
				FROM made JOIN jsonb_to_recordset($2::jsonb) AS line (sku text, quantity text) USING (sku) JOIN location ON location.vendor_id = $1 AND location.is_default
				WHERE line.quantity <> '0' RETURNING item_id, location_id, on_hand
			)
			INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, idempotency_key)
			SELECT $1, item_id, location_id, 'received', on_hand, on_hand, 'catalogue:' || item_id FROM levels`,
			[vendorId, JSON.stringify(goods)],
		);
	} finally {
		await client.end();
	}
}
