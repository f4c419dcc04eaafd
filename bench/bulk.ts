import type pg from "pg";
import { startBenchApp } from "./bench-app.ts";
import { compareRates, type Figure, median } from "./figure.ts";
import { fillShop } from "./fill-shop.ts";
import { planReprice } from "./plan-reprice.ts";
import { runOperation } from "./run-operation.ts";

const ROUNDS = 3;

/** A reprice with its history: its preview from the command on, and the run from the press of the button to the last row, each beside one SQL statement that writes the same. */
export async function benchBulk(items = 100_000): Promise<Record<string, Figure>> {
	const app = await startBenchApp();
	const { owner } = app;
	try {
		const [bare, ours] = [await app.openShop("bare"), await app.openShop("ours")];
		for (const shop of [bare, ours]) await fillShop(owner, shop, items);
		const rates: Record<"barePlan" | "bare" | "plan" | "ours", number[]> = { barePlan: [], bare: [], plan: [], ours: [] };
		for (let round = 0; round < ROUNDS; round++) {
			await owner.query("VACUUM ANALYZE");
			const operationId = await makeOperation(owner, bare.vendorId, round + 1);
			rates.barePlan.push(items / (await secondsFor(owner, PLAN, [bare.vendorId, operationId], Math.ceil(items / 5_000))));
			rates.bare.push(items / (await secondsFor(owner, REPRICE, [bare.vendorId, operationId], items)));
			await owner.query("VACUUM ANALYZE");
			const { confirm, seconds } = await planReprice(ours);
			rates.plan.push(items / seconds);
			const run = await runOperation(app, ours, confirm);
			if (run.rows !== items) throw new Error(`${run.rows} rows were changed.`);
			rates.ours.push(items / run.seconds);
		}
		return {
			[`preview of a reprice of ${items} items`]: compareRates(median(rates.barePlan), median(rates.plan), "rows/s"),
			[`reprice ${items} items`]: compareRates(median(rates.bare), median(rates.ours), "rows/s"),
		};
	} finally {
		await app.stop();
	}
}

/** The prices as they are and as they will be, as we keep them: five thousand items a row. */
const PLAN = `INSERT INTO bulk_operation_prices (vendor_id, bulk_operation_id, up_to, item_ids, seen_minor, target_minor)
	SELECT $1, $2, (array_agg(id ORDER BY id DESC))[1], array_agg(id ORDER BY id), array_agg(price_minor ORDER BY id), array_agg(price_minor + 1 ORDER BY id)
	FROM (SELECT *, (row_number() OVER (ORDER BY id) - 1) / 5000 AS part FROM item WHERE vendor_id = $1) numbered GROUP BY part`;

/** Its history names an operation, as ours does. */
const REPRICE = `WITH changed AS (
		UPDATE item SET price_minor = price_minor + 1, version = version + 1 WHERE vendor_id = $1 RETURNING id, price_minor
	)
	INSERT INTO price_change (vendor_id, item_id, old_minor, new_minor, source, bulk_operation_id)
	SELECT $1, id, price_minor - 1, price_minor, 'bulk', $2 FROM changed`;

async function makeOperation(owner: pg.Client, vendorId: string, number: number): Promise<string | undefined> {
	const { rows } = await owner.query<{ id: string }>(
		`INSERT INTO bulk_operation (vendor_id, number, kind, status, source, change, created_by)
		SELECT $1, $2, 'price', 'done', '{}', '{}', person_id FROM membership WHERE vendor_id = $1 RETURNING id`,
		[vendorId, number],
	);
	return rows[0]?.id;
}

async function secondsFor(owner: pg.Client, statement: string, values: readonly unknown[], wanted: number): Promise<number> {
	const start = performance.now();
	const { rowCount } = await owner.query(statement, [...values]);
	if (rowCount !== wanted) throw new Error(`${rowCount} rows were written.`);
	return (performance.now() - start) / 1_000;
}
