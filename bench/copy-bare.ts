import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import type { BenchShop } from "./bench-app.ts";

interface Copy {
	kind: "changed" | "new";
	content: () => Iterable<string>;
	/** Prices or items alone, or all that an import writes. */
	alone: boolean;
}

/** Seconds for COPY of a file into a table without an index, and one statement from it. */
export async function copyBare(owner: pg.Client, { vendorId }: BenchShop, { kind, content, alone }: Copy): Promise<number> {
	const path = join(tmpdir(), `omni-bench-import-${process.pid}.csv`);
	writeFileSync(path, [...content()].join(""), { mode: 0o644 });
	try {
		const columns = kind === "changed" ? "sku text, price numeric, quantity int" : NEW_COLUMNS;
		await owner.query(`DROP TABLE IF EXISTS sent; CREATE TEMP TABLE sent (${columns})`);
		const start = performance.now();
		await owner.query(`COPY sent FROM '${path}' CSV HEADER`);
		await owner.query(STATEMENTS[kind][alone ? "alone" : "all"], [vendorId]);
		return (performance.now() - start) / 1_000;
	} finally {
		rmSync(path, { force: true });
	}
}

const NEW_COLUMNS = "sku text, title text, category text, condition text, price numeric, quantity int, cost numeric, game text, set_name text";

const CHANGE = `UPDATE item SET price_minor = (sent.price * 100)::bigint, version = version + 1 FROM sent WHERE vendor_id = $1 AND sku_key = lower(sent.sku)`;
const MAKE = `INSERT INTO item (vendor_id, sku, title, category, condition, attributes, price_minor, cost_minor)
	SELECT $1, sku, title, category, condition, jsonb_build_object('game', game, 'set_name', set_name), (price * 100)::bigint, (cost * 100)::bigint FROM sent`;
const DEFAULT_LOCATION = "(SELECT id FROM location WHERE vendor_id = $1 AND is_default)";
const HISTORY = "INSERT INTO price_change (vendor_id, item_id, new_minor, source) SELECT $1, id, price_minor, 'import' FROM changed";
const MOVEMENT = `INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, idempotency_key)
	SELECT $1, id, ${DEFAULT_LOCATION}, 'counted', quantity, quantity, 'bench:' || id FROM changed`;

const STATEMENTS = {
	changed: {
		alone: CHANGE,
		all: `WITH changed AS (${CHANGE} RETURNING item.id, item.price_minor, sent.quantity),
			level AS (UPDATE stock_level SET on_hand = quantity FROM changed WHERE stock_level.vendor_id = $1 AND stock_level.item_id = changed.id),
			movement AS (${MOVEMENT})
			${HISTORY}`,
	},
	new: {
		alone: MAKE,
		all: `WITH made AS (${MAKE} RETURNING id, sku, price_minor),
			changed AS (SELECT made.id, made.price_minor, sent.quantity FROM made JOIN sent USING (sku)),
			level AS (INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand) SELECT $1, id, ${DEFAULT_LOCATION}, quantity FROM changed),
			movement AS (${MOVEMENT})
			${HISTORY}`,
	},
} as const;
