import type pg from "pg";
import { type BenchApp, type BenchShop, startBenchApp } from "./bench-app.ts";
import { compareRates, type Figure, median } from "./figure.ts";

const ITEMS = 100_000;
const ROUNDS = 3;

/** A reprice with its history, from the press of the button to the last row, beside one SQL statement that writes the same. */
export async function benchBulk(): Promise<Record<string, Figure>> {
	const app = await startBenchApp();
	try {
		const [bare, ours] = [await app.openShop("bare"), await app.openShop("ours")];
		for (const shop of [bare, ours]) await fill(app.owner, shop.vendorId);
		const rates: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
		for (let round = 0; round < ROUNDS; round++) {
			await app.owner.query("VACUUM ANALYZE");
			rates.bare.push(ITEMS / (await repriceBare(app.owner, bare.vendorId, round)));
			await app.owner.query("VACUUM ANALYZE");
			rates.ours.push(ITEMS / (await repriceOurs(app, ours)));
		}
		return { [`reprice ${ITEMS} items`]: compareRates(median(rates.bare), median(rates.ours), "rows/s") };
	} finally {
		await app.stop();
	}
}

async function fill(owner: pg.Client, vendorId: string): Promise<void> {
	await owner.query(
		`INSERT INTO item (vendor_id, sku, title, category, condition, attributes, price_minor, cost_minor)
		SELECT $1, 'CARD-' || n, 'Card number ' || n, 'tcg-single', 'Near Mint', jsonb_build_object('game', 'Pokémon', 'set_name', 'Set ' || n % 100), 100 + n % 5000, 50 + n % 2500
		FROM generate_series(1, $2::int) n`,
		[vendorId, ITEMS],
	);
	await owner.query(
		`INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand)
		SELECT item.vendor_id, item.id, location.id, 0 FROM item JOIN location ON location.vendor_id = item.vendor_id AND location.is_default WHERE item.vendor_id = $1`,
		[vendorId],
	);
}

/** Seconds for one statement; its history names an operation, as ours does. */
async function repriceBare(owner: pg.Client, vendorId: string, round: number): Promise<number> {
	const { rows } = await owner.query<{ id: string }>(
		`INSERT INTO bulk_operation (vendor_id, number, kind, status, source, change, created_by)
		SELECT $1, $2, 'price', 'done', '{}', '{}', person_id FROM membership WHERE vendor_id = $1 RETURNING id`,
		[vendorId, round + 1],
	);
	const start = performance.now();
	const { rowCount } = await owner.query(
		`WITH changed AS (
			UPDATE item SET price_minor = price_minor + 1, version = version + 1 WHERE vendor_id = $1 RETURNING id, price_minor
		)
		INSERT INTO price_change (vendor_id, item_id, old_minor, new_minor, source, bulk_operation_id)
		SELECT $1, id, price_minor - 1, price_minor, 'bulk', $2 FROM changed`,
		[vendorId, rows[0]?.id],
	);
	if (rowCount !== ITEMS) throw new Error(`${rowCount} rows were changed.`);
	return (performance.now() - start) / 1_000;
}

/** Seconds from the press of [Confirm] to `done`; the plan was made and looked at before. */
async function repriceOurs(app: BenchApp, shop: BenchShop): Promise<number> {
	let preview = await shop.type("/bulk price +0.01");
	while (preview.progress?.planning) preview = await shop.type(preview.progress.command);
	const confirm = preview.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command ?? "";
	const start = performance.now();
	await shop.type(confirm);
	const number = Number(/B-(\d+)/.exec(confirm)?.[1]);
	for (;;) {
		const { rows } = await app.owner.query<{ status: string; rows_done: number }>(
			"SELECT status, rows_done FROM bulk_operation WHERE vendor_id = $1 AND number = $2",
			[shop.vendorId, number],
		);
		if (rows[0]?.status === "done") {
			if (rows[0].rows_done !== ITEMS) throw new Error(`${rows[0].rows_done} rows were changed.`);
			return (performance.now() - start) / 1_000;
		}
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
