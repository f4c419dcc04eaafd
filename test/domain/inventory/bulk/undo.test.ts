import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../../../support/bulk-desk.ts";
import { ledgerFaults } from "../../../support/ledger-faults.ts";

let desk: BulkDesk;
let shop: BulkShop;
let shops = 0;
beforeAll(async () => {
	desk = await openBulkDesk();
});
afterAll(() => desk?.close());

async function repriced(count: number): Promise<number> {
	shop = await desk.buildShop(`undo-${++shops}`);
	await shop.addItems("CARD", count);
	const { number } = await shop.planReprice({ change: "+10%" });
	await shop.run(number);
	return number;
}

const setTo = (sku: string, minor: number) => desk.sql("UPDATE item SET price_minor = $3 WHERE vendor_id = $1 AND sku = $2", [shop.vendorId, sku, minor]);

describe("the undo of a reprice", () => {
	it("restores what is still as it was set, and reports what is not", async () => {
		const number = await repriced(10);
		await setTo("CARD-3", 5555);
		const undo = await shop.planUndo(number);
		expect(undo.preview.text).toBe("Undo of B-1: 9 items would be restored.\nNothing is changed yet. Confirm within 15 minutes.");
		expect(undo.preview.fields).toContainEqual({ name: "Left alone: changed since", value: "1" });
		expect(await shop.run(undo.number)).toMatchObject({ status: "done", rows_done: 9 });
		expect(await Promise.all(["CARD-1", "CARD-3"].map(shop.priceOf))).toEqual([1000, 5555]);
		expect(await shop.operation(number)).toMatchObject({ status: "undone" });
		expect((await shop.show(number)).text).toMatch(/^B-1 was undone/);
		const [last] = await desk.sql("SELECT old_minor::int, new_minor::int, source FROM price_change WHERE vendor_id = $1 ORDER BY created_at DESC LIMIT 1", [
			shop.vendorId,
		]);
		expect(last).toEqual({ old_minor: 1100, new_minor: 1000, source: "undo" });
	});

	it("leaves alone what drifts between its preview and its run", async () => {
		const number = await repriced(5);
		const undo = await shop.planUndo(number);
		await shop.confirm(undo.number);
		await setTo("CARD-2", 1);
		await desk.drain();
		expect(await shop.operation(undo.number)).toMatchObject({ status: "done", rows_done: 4, rows_skipped: 1 });
		expect(await shop.priceOf("CARD-2")).toBe(1);
	});

	it("can be undone itself, and then the first one again", async () => {
		const number = await repriced(5);
		const undo = await shop.planUndo(number);
		await shop.run(undo.number);
		const redo = await shop.planUndo(undo.number);
		await shop.run(redo.number);
		expect(await shop.priceOf("CARD-1")).toBe(1100);
		expect(await shop.operation(undo.number)).toMatchObject({ status: "undone" });
		expect(await shop.operation(number)).toMatchObject({ status: "done" });
		await shop.run((await shop.planUndo(number)).number);
		expect(await shop.priceOf("CARD-1")).toBe(1000);
	});

	it("of nothing, of what is undone, or of what is just being undone is a conflict", async () => {
		const number = await repriced(3);
		const undo = await shop.planUndo(number);
		await expect(shop.planUndo(number)).rejects.toMatchObject({ code: "conflict", message: `B-${number} is being undone by B-${undo.number}.` });
		await expect(shop.planUndo(undo.number)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("changed nothing") });
		await shop.run(undo.number);
		await expect(shop.planUndo(number)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("undone already") });
		const { number: waits } = await shop.planReprice({ change: "+1.00" });
		await shop.confirm(waits);
		await expect(shop.planUndo(waits)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("not over yet") });
		await desk.drain();
	});

	it("with nothing left to restore says so and has no button", async () => {
		const number = await repriced(2);
		await setTo("CARD-1", 1);
		await setTo("CARD-2", 2);
		const { preview } = await shop.planUndo(number);
		expect(preview.text).toContain("there is nothing to restore, 2 items changed since");
		expect(preview.actions).toBeUndefined();
	});
});

describe("the undo of an import", () => {
	const FILE =
		"sku,title,category,condition,price,quantity\nOLD-1,Old,tcg-single,NM,20.00,9\nOLD-2,Old,tcg-single,NM,10.00,1\nNEW-1,New,tcg-single,NM,5.00,4\nNEW-2,New,tcg-single,NM,6.00,0\nNEW-3,New,tcg-single,NM,7.00,2\n";

	async function imported(): Promise<number> {
		shop = await desk.buildShop(`undo-${++shops}`);
		await shop.addItems("OLD", 2, { copies: 3 });
		const { number } = await shop.planImport(FILE);
		expect(await shop.run(number)).toMatchObject({ status: "done", rows_done: 5 });
		return number;
	}
	const state = async () =>
		(
			await desk.sql<{ line: string }>(
				"SELECT concat_ws(' ', sku, price_minor, coalesce((SELECT sum(on_hand) FROM stock_level WHERE item_id = item.id), 0), CASE WHEN archived_at IS NULL THEN 'live' ELSE 'archived' END) AS line FROM item WHERE vendor_id = $1 ORDER BY sku",
				[shop.vendorId],
			)
		).map(({ line }) => line);

	it("restores prices and counts, archives what it made, and all of it comes back with the undo's undo", async () => {
		const number = await imported();
		const after = ["NEW-1 500 4 live", "NEW-2 600 0 live", "NEW-3 700 2 live", "OLD-1 2000 9 live", "OLD-2 1000 1 live"];
		expect(await state()).toEqual(after);
		const undo = await shop.planUndo(number);
		expect(undo.preview.fields).toEqual(
			expect.arrayContaining([
				{ name: "To restore", value: "5" },
				{ name: expect.stringContaining("archived"), value: "3" },
				{ name: "Copies on hand", value: "16 → 6" },
			]),
		);
		expect(await shop.run(undo.number)).toMatchObject({ rows_done: 5, rows_skipped: 0 });
		expect(await state()).toEqual(["NEW-1 500 0 archived", "NEW-2 600 0 archived", "NEW-3 700 0 archived", "OLD-1 1000 3 live", "OLD-2 1000 3 live"]);
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
		expect(
			await desk.sql("SELECT DISTINCT kind, reason, reference FROM stock_movement WHERE vendor_id = $1 AND reference = $2", [
				shop.vendorId,
				`B-${undo.number}`,
			]),
		).toEqual([{ kind: "adjusted", reason: `Undo of B-${number}`, reference: `B-${undo.number}` }]);

		const redo = await shop.planUndo(undo.number);
		expect(await shop.run(redo.number)).toMatchObject({ rows_done: 5, rows_skipped: 0 });
		expect(await state()).toEqual(after);
		const again = await shop.planUndo(number);
		expect(await shop.run(again.number)).toMatchObject({ rows_done: 5, rows_skipped: 0 });
		expect(await state()).toContain("NEW-1 500 0 archived");
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	});

	it("keeps a new item that was touched since, and restores of an old one what did not move", async () => {
		const number = await imported();
		await setTo("NEW-1", 501);
		await setTo("OLD-1", 2001);
		await desk.sql("UPDATE stock_level SET committed = 1 WHERE item_id = (SELECT id FROM item WHERE vendor_id = $1 AND sku = 'NEW-3')", [shop.vendorId]);
		const undo = await shop.planUndo(number);
		expect(undo.preview.fields).toContainEqual({ name: "Left alone: changed since", value: "2" });
		await shop.run(undo.number);
		expect(await state()).toEqual(["NEW-1 501 4 live", "NEW-2 600 0 archived", "NEW-3 700 2 live", "OLD-1 2001 3 live", "OLD-2 1000 3 live"]);
		await desk.sql("UPDATE stock_level SET committed = 0 WHERE vendor_id = $1", [shop.vendorId]);
	});
});
