import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { draftEdit } from "../../../../src/domain/inventory/services/bulk/draft-edit.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../../../support/bulk-desk.ts";
import { ledgerFaults } from "../../../support/ledger-faults.ts";

let desk: BulkDesk;
let shop: BulkShop;
beforeAll(async () => {
	desk = await openBulkDesk();
	shop = await desk.buildShop("any-edit");
	await desk.sql("INSERT INTO location (vendor_id, name) VALUES ($1, 'Annex')", [shop.vendorId]);
});
afterAll(() => desk?.close());

/** Category, condition and attributes that belong together. */
const thing = fc.constantFrom(
	{ category: "tcg-single", condition: "Near Mint", attributes: { game: "Pokémon" } },
	{ category: "tcg-single", condition: "Damaged", attributes: { grader: "PSA", grade: "9", cert_number: "1" } },
	{ category: "sealed-tcg", condition: "Unopened", attributes: {} },
	{ category: "video-game", condition: "New", attributes: { platform: "Nintendo 64" } },
	{ category: "other", condition: "Used", attributes: { colour: "red" } },
);
const few = fc.nat({ max: 3 });
const item = fc.record({
	thing,
	priceMinor: fc.constantFrom(0, 1, 99, 1000, 10 ** 12),
	isLocked: fc.boolean(),
	main: few,
	annex: few,
	/** Of those in Main. */
	committed: few,
	bin: fc.constantFrom(null, "A-1", "B-2"),
});

type Item = typeof item extends fc.Arbitrary<infer T> ? T : never;

const edit: fc.Arbitrary<Parameters<typeof draftEdit>[1]["edit"]> = fc
	.record(
		{
			change: fc.constantFrom("+10%", "-1.00", "=12.00", "=0"),
			quantity: fc.constantFrom("+2", "-1", "=0", "=1", "=5"),
			condition: fc.constantFrom("NM", "New", "sealed", "Used"),
			location: fc.constant("Annex"),
			bin: fc.constantFrom(null, "A-1", "C-3"),
			archive: fc.constant(true as const),
		},
		{ requiredKeys: [] },
	)
	.filter((parts) => Object.keys(parts).length > 0);

/** Everything that an edit may change, and nothing that it only appends. */
async function state(): Promise<unknown[]> {
	return desk.sql(
		`SELECT sku, price_minor, category, condition, attributes, archived_at IS NOT NULL AS archived, (
			SELECT json_agg(json_build_object('at', location.name, 'on_hand', on_hand, 'committed', committed, 'bin', bin) ORDER BY location.name)
			FROM stock_level level JOIN location ON location.id = level.location_id WHERE level.item_id = item.id AND (on_hand > 0 OR committed > 0 OR bin IS NOT NULL)
		) AS stock FROM item WHERE vendor_id = $1 ORDER BY sku`,
		[shop.vendorId],
	);
}

async function fill(items: readonly Item[]): Promise<void> {
	for (const table of ["price_change", "stock_movement", "stock_level", "item"]) await desk.sql(`DELETE FROM ${table} WHERE vendor_id = $1`, [shop.vendorId]);
	const rows = items.map(({ thing: what, priceMinor, isLocked, main, annex, committed, bin }, at) => {
		const isSingle = "cert_number" in what.attributes;
		const [inMain, inAnnex] = isSingle ? [Math.min(main, 1), 0] : [main, annex];
		return { ...what, sku: `T-${at}`, price: priceMinor, locked: isLocked, main: inMain, annex: inAnnex, committed: Math.min(committed, inMain), bin };
	});
	await desk.sql(
		`WITH given AS (
			SELECT * FROM json_to_recordset($2::json) AS given (
				sku text, category text, condition text, attributes jsonb, price bigint, locked boolean, main int, annex int, committed int, bin text
			)
		), made AS (
			INSERT INTO item (vendor_id, sku, title, category, condition, attributes, price_minor, price_locked)
			SELECT $1, sku, 'Thing', category, condition, attributes, price, locked FROM given RETURNING id, sku
		), levels AS (
			INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand, committed, bin)
			SELECT $1, made.id, location.id, CASE WHEN is_default THEN main ELSE annex END, CASE WHEN is_default THEN committed ELSE 0 END, CASE WHEN is_default THEN bin END
			FROM made JOIN given USING (sku) JOIN location ON location.vendor_id = $1 RETURNING item_id, location_id, on_hand
		)
		INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, idempotency_key)
		SELECT $1, item_id, location_id, 'received', on_hand, on_hand, gen_random_uuid()::text FROM levels WHERE on_hand > 0`,
		[shop.vendorId, JSON.stringify(rows)],
	);
}

test("whatever an edit does, its undo gives back the former state, and the undo's undo the edited one", async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 8 }), edit, fc.constantFrom("reject-rows", "ignore"), async (items, parts, errors) => {
			await fill(items);
			const before = await state();
			const { number } = await shop.planEdit({ edit: parts, filter: {}, errors });
			const { rows_total: rows } = await shop.operation(number);
			if (rows === 0) return;
			expect(await shop.run(number)).toMatchObject({ status: "done", rows_done: rows, rows_skipped: 0 });
			const after = await state();
			expect(after).not.toEqual(before);
			const undo = await shop.planUndo(number);
			expect(await shop.run(undo.number)).toMatchObject({ status: "done", rows_done: rows, rows_skipped: 0 });
			expect(await state()).toEqual(before);
			const redo = await shop.planUndo(undo.number);
			expect(await shop.run(redo.number)).toMatchObject({ status: "done", rows_done: rows, rows_skipped: 0 });
			expect(await state()).toEqual(after);
			expect((await ledgerFaults(desk.database.ownerUrl)).filter(({ fault }) => fault !== "committed" && fault !== "oversold")).toEqual([]);
		}),
		{ numRuns: 15 },
	);
}, 240_000);
