import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelOperation } from "../../../../src/domain/inventory/services/bulk/cancel-operation.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../../../support/bulk-desk.ts";

let desk: BulkDesk;
beforeAll(async () => {
	desk = await openBulkDesk();
});
afterAll(() => desk?.close());

let shops = 0;
/** A shop of its own with items CARD-1 to CARD-n, in the order of their keys. */
async function shopWith(count: number): Promise<BulkShop> {
	const shop = await desk.buildShop(`together-${++shops}`);
	await shop.addItems("CARD", count);
	return shop;
}

/** Items in the order of their keys, counted from 1. */
const nth = (places: readonly number[]) =>
	`id IN (SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM item WHERE vendor_id = $1) numbered WHERE place IN (${places.join()}))`;
const change = (shop: BulkShop, set: string, ...places: number[]) =>
	desk.sql(`UPDATE item SET ${set} WHERE vendor_id = $1 AND ${nth(places)}`, [shop.vendorId]);
const prices = async (shop: BulkShop) =>
	Object.fromEntries(
		(
			await desk.sql<{ price: number; items: number }>(
				"SELECT price_minor::int AS price, count(*)::int AS items FROM item WHERE vendor_id = $1 GROUP BY price_minor ORDER BY price_minor",
				[shop.vendorId],
			)
		).map(({ price, items }) => [price, items]),
	);
const parts = async (shop: BulkShop, number: number) =>
	(
		await desk.sql<{ items: number }>(
			"SELECT cardinality(item_ids) AS items FROM bulk_operation_prices prices JOIN bulk_operation operation ON operation.id = bulk_operation_id WHERE operation.vendor_id = $1 AND number = $2 ORDER BY up_to",
			[shop.vendorId, number],
		)
	).map(({ items }) => items);
const entries = async (shop: BulkShop, number: number) => {
	const [row] = await desk.sql<{ entries: number; items: number; ids: number }>(
		`SELECT count(*)::int AS entries, count(DISTINCT item_id)::int AS items, count(DISTINCT made.id)::int AS ids
		FROM price_change made JOIN bulk_operation operation ON operation.id = bulk_operation_id WHERE operation.vendor_id = $1 AND number = $2`,
		[shop.vendorId, number],
	);
	return row;
};
const left = (reply: { fields?: { name: string; value: string }[] }) => reply.fields?.find(({ name }) => name.startsWith("Left alone: changed"))?.value;

/** Presses [Confirm], and runs so many chunks. */
async function runChunks(shop: BulkShop, number: number, chunks: number): Promise<void> {
	await shop.confirm(number);
	for (let ran = 0; ran < chunks; ran++) {
		const request = desk.waiting.shift();
		if (request) await desk.runJob(request, { chunks: 1 });
	}
}

describe("a plan of prices", () => {
	it.each([
		[5_000, [5_000]],
		[5_001, [5_000, 1]],
		[25_000, [5_000, 5_000, 5_000, 5_000, 5_000]],
		[25_001, [5_000, 5_000, 5_000, 5_000, 5_000, 1]],
	])("of %i items changes each once, and its undo, and the undo's", async (items, together) => {
		const shop = await shopWith(items);
		const { number } = await shop.planReprice({ change: "+10%" });
		expect(await parts(shop, number)).toEqual(together);
		expect(await shop.run(number)).toMatchObject({ status: "done", rows_total: items, rows_done: items, rows_skipped: 0 });
		const each = { entries: items, items, ids: items };
		expect(await entries(shop, number)).toEqual(each);
		const undo = await shop.planUndo(number);
		expect(await parts(shop, undo.number)).toEqual(together);
		expect(await shop.run(undo.number)).toMatchObject({ status: "done", rows_done: items });
		expect(await prices(shop)).toEqual({ 1000: items });
		const redo = await shop.planUndo(undo.number);
		expect(await shop.run(redo.number)).toMatchObject({ status: "done", rows_done: items });
		expect(await prices(shop)).toEqual({ 1100: items });
		expect(await entries(shop, redo.number)).toEqual(each);
	});

	it("that changes nothing has no rows", async () => {
		const shop = await shopWith(6_000);
		const { number, preview } = await shop.planReprice({ change: "=10.00" });
		expect(preview.actions).toBeUndefined();
		expect(await parts(shop, number)).toEqual([]);
	});

	it("leaves out, in the middle of what is kept together, what moved, was locked or archived; the file and the undo know which", async () => {
		const shop = await shopWith(12_000);
		const { number } = await shop.planReprice({ change: "+10%" });
		await shop.confirm(number);
		await change(shop, "price_minor = 1234", 2_500, 7_500);
		await change(shop, "price_locked = true", 1, 5_000);
		await change(shop, "archived_at = now()", 5_001, 12_000);
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ status: "done", rows_done: 11_994, rows_skipped: 6 });
		const file = Buffer.from((await shop.show(number)).attachments?.[0]?.content ?? "", "base64").toString("utf8");
		const lines = file.trimEnd().split("\r\n").slice(1);
		expect(lines.flatMap((line, at) => (line.endsWith("done") ? [] : [at + 1]))).toEqual([1, 2_500, 5_000, 5_001, 7_500, 12_000]);
		await change(shop, "price_locked = false", 1, 5_000);
		await change(shop, "archived_at = NULL", 5_001, 12_000);
		await change(shop, "price_minor = 1000", 2_500, 7_500);
		await change(shop, "price_minor = 4321", 3_000);
		await change(shop, "price_locked = true", 8_000);
		const undo = await shop.planUndo(number);
		expect(left(undo.preview)).toBe("2");
		expect(await shop.run(undo.number)).toMatchObject({ status: "done", rows_done: 11_992, rows_skipped: 0 });
		expect(await prices(shop)).toEqual({ 1000: 11_998, 1100: 1, 4321: 1 });
		const redo = await shop.planUndo(undo.number);
		expect(await shop.run(redo.number)).toMatchObject({ rows_done: 11_992 });
		expect(await prices(shop)).toEqual({ 1000: 6, 1100: 11_993, 4321: 1 });
	});

	it("tells what it leaves alone, in a chunk behind others", { timeout: 60_000 }, async () => {
		const shop = await shopWith(15_000);
		const { number } = await shop.planReprice({ change: "+10%" });
		await runChunks(shop, number, 2);
		await change(shop, "price_minor = 1", 12_500);
		const request = desk.waiting.shift();
		if (request) await desk.runJob(request, { chunks: 1 });
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ status: "done", rows_done: 14_999, rows_skipped: 1 });
	});

	it("that is cancelled between two chunks is undone as far as it came, and the undo's undo goes no further", async () => {
		const shop = await shopWith(12_000);
		const { number } = await shop.planReprice({ change: "+10%" });
		await runChunks(shop, number, 2);
		await shop.as((scope) => cancelOperation(scope, { number }));
		await desk.drain();
		expect(await prices(shop)).toEqual({ 1000: 2_000, 1100: 10_000 });
		const undo = await shop.planUndo(number);
		await runChunks(shop, undo.number, 1);
		await shop.as((scope) => cancelOperation(scope, { number: undo.number }));
		await desk.drain();
		expect(await prices(shop)).toEqual({ 1000: 7_000, 1100: 5_000 });
		const redo = await shop.planUndo(undo.number);
		expect(await shop.run(redo.number)).toMatchObject({ rows_done: 5_000 });
		expect(await prices(shop)).toEqual({ 1000: 2_000, 1100: 10_000 });
		const last = await shop.planUndo(number);
		expect(await shop.run(last.number)).toMatchObject({ rows_done: 10_000 });
		expect(await prices(shop)).toEqual({ 1000: 12_000 });
	});

	it("is made anew in the middle of itself and when its rows moved, with nothing left of the former one", async () => {
		const shop = await shopWith(12_000);
		const { number } = await shop.planReprice({ change: "+10%" });
		await change(shop, "archived_at = now()", 4_000, 12_000);
		await change(shop, "price_locked = true", 6_000);
		await change(shop, "price_minor = 2000", 7_000);
		expect(await shop.confirm(number)).toBe("replanned");
		await desk.drain({ chunks: 1 });
		expect((await shop.show(number)).text).toContain("4 ");
		expect(await parts(shop, number)).toEqual([5_000, 5_000, 1_997]);
		expect(await shop.run(number)).toMatchObject({ status: "done", rows_total: 11_997, rows_done: 11_997 });
		expect(await prices(shop)).toEqual({ 1000: 3, 1100: 11_996, 2200: 1 });
	});

	it("that wants all or nothing takes back what it did when one moves in a later chunk", async () => {
		const shop = await shopWith(12_000);
		const { number } = await shop.planReprice({ change: "+10%", errors: "reject-all" });
		await shop.confirm(number);
		await change(shop, "price_minor = 1234", 7_777);
		await desk.drain({ chunks: 1 });
		expect(await shop.operation(number)).toMatchObject({ status: "failed", rows_done: 9_999, rows_skipped: 1 });
		expect(await shop.operation(number + 1)).toMatchObject({ status: "done", rows_done: 9_999 });
		expect(await prices(shop)).toEqual({ 1000: 11_999, 1234: 1 });
	});

	it("that is sparse in a large shop, or in several shops at once, touches what it planned", async () => {
		const shop = await shopWith(30_000);
		const other = await shopWith(10);
		await change(shop, "price_minor = 5000", 10, 24_999, 25_000, 25_001, 29_999);
		const { number } = await other.planReprice({ change: "+10%" });
		await other.confirm(number);
		const sparse = await shop.planReprice({ change: "+10%", price: ">49" });
		expect(await parts(shop, sparse.number)).toEqual([3, 2]);
		await shop.confirm(sparse.number);
		await desk.drain({ chunks: 1 });
		expect(await prices(shop)).toEqual({ 1000: 29_995, 5500: 5 });
		const undo = await shop.planUndo(sparse.number);
		expect(await parts(shop, undo.number)).toEqual([5]);
		await shop.run(undo.number);
		expect(await prices(shop)).toEqual({ 1000: 29_995, 5000: 5 });
	});
});
