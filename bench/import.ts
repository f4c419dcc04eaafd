import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import type { FileInput } from "../src/bots/commands/option.ts";
import { type BenchApp, type BenchShop, startBenchApp } from "./bench-app.ts";
import { compareRates, type Figure } from "./figure.ts";

const ROWS = 200_000;
const KNOWN = ROWS / 2;

/** An import of our own columns, half of its lines new and half changed, from the command to the preview and from the press to the last row, beside COPY into a table and one UPDATE from it. */
export async function benchImport(): Promise<Record<string, Figure>> {
	const app = await startBenchApp();
	try {
		const [bare, ours] = [await app.openShop("bare"), await app.openShop("ours")];
		for (const shop of [bare, ours]) await fill(app.owner, shop.vendorId);
		await app.owner.query("VACUUM ANALYZE");
		const baseline = ROWS / (await copyBare(app.owner, bare.vendorId));
		await app.owner.query("VACUUM ANALYZE");
		const { preview, run } = await importOurs(app, ours);
		return {
			[`import ${ROWS} rows, preview and run`]: compareRates(baseline, ROWS / (preview + run), "rows/s"),
			[`import ${ROWS} rows, preview alone`]: compareRates(baseline, ROWS / preview, "rows/s"),
			[`import ${ROWS} rows, run alone`]: compareRates(baseline, ROWS / run, "rows/s"),
		};
	} finally {
		await app.stop();
	}
}

async function fill(owner: pg.Client, vendorId: string): Promise<void> {
	await owner.query(
		`INSERT INTO item (vendor_id, sku, title, category, condition, attributes, price_minor, cost_minor)
		SELECT $1, 'CARD-' || n, 'Card number ' || n, 'tcg-single', 'Near Mint', jsonb_build_object('game', 'Pokémon', 'set_name', 'Set ' || n % 100), 100 + n % 5000, 50 + n % 2500
		FROM generate_series(1, $2::int) n`,
		[vendorId, KNOWN],
	);
	await owner.query(
		`INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand)
		SELECT item.vendor_id, item.id, location.id, 0 FROM item JOIN location ON location.vendor_id = item.vendor_id AND location.is_default WHERE item.vendor_id = $1`,
		[vendorId],
	);
}

/** Every second line is of an item that there is: its price and its copies are others. */
function lineOf(place: number): string {
	const n = Math.floor(place / 2) + 1;
	const name = place % 2 === 0 ? `CARD-${n},Card number ${n}` : `NEW-${n},New card ${n}`;
	return `${name},tcg-single,Near Mint,${(101 + (n % 5000)) / 100},3,0.50,Pokémon,Set ${n % 100}\n`;
}

const HEADER = "sku,title,category,condition,price,quantity,cost,game,set_name\n";

function benchFile(): FileInput {
	return {
		name: "bench.csv",
		size: null,
		async *open() {
			yield Buffer.from(HEADER);
			for (let place = 0; place < ROWS; place += 1_000) yield Buffer.from(Array.from({ length: 1_000 }, (_, more) => lineOf(place + more)).join(""));
		},
	};
}

/** Seconds for COPY of the same file into a table without an index, and one UPDATE of the items from it. */
async function copyBare(owner: pg.Client, vendorId: string): Promise<number> {
	const path = join(tmpdir(), `omni-bench-import-${process.pid}.csv`);
	writeFileSync(path, HEADER + Array.from({ length: ROWS }, (_, place) => lineOf(place)).join(""), { mode: 0o644 });
	try {
		await owner.query(
			"CREATE TEMP TABLE sent (sku text, title text, category text, condition text, price numeric, quantity int, cost numeric, game text, set_name text)",
		);
		const start = performance.now();
		await owner.query(`COPY sent FROM '${path}' CSV HEADER`);
		const { rowCount } = await owner.query(
			"UPDATE item SET price_minor = (sent.price * 100)::bigint, version = version + 1 FROM sent WHERE vendor_id = $1 AND sku_key = lower(sent.sku)",
			[vendorId],
		);
		if (rowCount !== KNOWN) throw new Error(`${rowCount} rows were changed.`);
		return (performance.now() - start) / 1_000;
	} finally {
		rmSync(path, { force: true });
	}
}

/** Seconds from the command to the preview, and from the press of [Confirm] to `done`. */
async function importOurs(app: BenchApp, shop: BenchShop): Promise<{ preview: number; run: number }> {
	const asked = performance.now();
	const preview = await shop.give("bulk import", { file: benchFile() });
	const number = Number(/B-(\d+)/.exec(preview.title ?? "")?.[1]);
	await reaches(app, shop, number, "previewed");
	const seen = performance.now();
	await shop.type(`/bulk show B-${number}`);
	const pressed = performance.now();
	// So much new stock passes a guard rail: the number of rows is typed.
	await shop.type(`/bulk confirm B-${number} total:${ROWS}`);
	if ((await reaches(app, shop, number, "done")) !== ROWS) throw new Error("Not every row was done.");
	return { preview: (seen - asked) / 1_000, run: (performance.now() - pressed) / 1_000 };
}

async function reaches(app: BenchApp, shop: BenchShop, number: number, wanted: string): Promise<number> {
	for (;;) {
		const { rows } = await app.owner.query<{ status: string; rows_done: number; error: string | null }>(
			"SELECT status, rows_done, error FROM bulk_operation WHERE vendor_id = $1 AND number = $2",
			[shop.vendorId, number],
		);
		if (rows[0]?.status === wanted) return rows[0].rows_done;
		if (rows[0]?.status === "failed") throw new Error(rows[0].error ?? "It failed.");
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
