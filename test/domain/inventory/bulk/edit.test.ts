import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../../../../src/domain/core/reply.ts";
import { moveStock } from "../../../../src/domain/inventory/services/move-stock.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../../../support/bulk-desk.ts";
import { ledgerFaults } from "../../../support/ledger-faults.ts";

let desk: BulkDesk;
let shop: BulkShop;
let shops = 0;
beforeAll(async () => {
	desk = await openBulkDesk();
});
afterAll(() => desk?.close());
beforeEach(async () => {
	shop = await desk.buildShop(`edit-${++shops}`);
});

const figures = (reply: Reply) => Object.fromEntries((reply.fields ?? []).map(({ name, value }) => [name, value]));
const fileOf = (reply: Reply) => {
	const [file] = reply.attachments ?? [];
	return file && { name: file.name, lines: Buffer.from(file.content, "base64").toString("utf8").slice(1).trimEnd().split("\r\n") };
};

/** One line an item: SKU, price, category, condition, live or archived, then its stock by location, with bins. */
async function state(): Promise<string[]> {
	const rows = await desk.sql<{ line: string }>(
		`SELECT concat_ws(' ', sku, price_minor, category, condition, CASE WHEN archived_at IS NULL THEN 'live' ELSE 'archived' END, (
			SELECT string_agg(concat_ws(':', location.name, level.on_hand, level.bin), ' ' ORDER BY location.name)
			FROM stock_level level JOIN location ON location.id = level.location_id WHERE level.item_id = item.id AND (on_hand > 0 OR bin IS NOT NULL)
		)) AS line FROM item WHERE vendor_id = $1 ORDER BY sku`,
		[shop.vendorId],
	);
	return rows.map(({ line }) => line);
}

async function addLocation(name: string): Promise<string> {
	const [location] = await desk.sql<{ id: string }>("INSERT INTO location (vendor_id, name) VALUES ($1, $2) RETURNING id", [shop.vendorId, name]);
	return location?.id ?? "";
}

async function commit(sku: string, copies: number): Promise<void> {
	await desk.sql("UPDATE stock_level SET committed = $3 WHERE item_id = (SELECT id FROM item WHERE vendor_id = $1 AND sku = $2)", [shop.vendorId, sku, copies]);
}

const set = (sku: string, assignment: string) => desk.sql(`UPDATE item SET ${assignment} WHERE vendor_id = $1 AND sku = $2`, [shop.vendorId, sku]);
const booksOf = async () => (await ledgerFaults(desk.database.ownerUrl)).filter(({ fault }) => fault === "on_hand" || fault === "single_copy");

describe("an edit", () => {
	it("of several values is previewed, run and undone as one", async () => {
		await shop.addItems("CARD", 3, { copies: 4 });
		await addLocation("Annex");
		const before = await state();
		const { number, preview } = await shop.planEdit({
			edit: { change: "+10%", quantity: "+2", condition: "LP", location: "annex", bin: "B-12" },
			filter: { skus: "card-1, CARD-3" },
		});
		expect(preview.text).toBe(
			"price +10 %; quantity +2; condition LP; free copies to Annex; bin B-12 for CARD-1, CARD-3: 2 items would change.\nNothing is changed yet. Confirm within 15 minutes.",
		);
		expect(figures(preview)).toEqual({
			"Items to change": "2",
			"Copies to another location": "12",
			"Sum of these prices": "$20.00 → $22.00",
			"Value of their stock": "$80.00 → $132.00",
			"Copies on hand": "8 → 12",
		});
		expect(preview.rows?.rows).toEqual([
			["CARD-1", "CARD card 1", "$10.00", "$11.00"],
			["CARD-3", "CARD card 3", "$10.00", "$11.00"],
		]);
		expect(await shop.run(number)).toMatchObject({ status: "done", rows_done: 2, rows_skipped: 0 });
		expect(await state()).toEqual([
			"CARD-1 1100 tcg-single Lightly Played live Annex:6:B-12",
			"CARD-2 1000 tcg-single Near Mint live Main:4",
			"CARD-3 1100 tcg-single Lightly Played live Annex:6:B-12",
		]);
		expect(
			await desk.sql(
				`SELECT location.name, kind, delta, on_hand_after, reference FROM stock_movement JOIN location ON location.id = location_id
				WHERE item_id = (SELECT id FROM item WHERE vendor_id = $1 AND sku = 'CARD-1') AND bulk_operation_id IS NOT NULL ORDER BY stock_movement.id`,
				[shop.vendorId],
			),
		).toEqual([
			{ name: "Main", kind: "adjusted", delta: 2, on_hand_after: 6, reference: `B-${number}` },
			{ name: "Main", kind: "transferred", delta: -6, on_hand_after: 0, reference: `B-${number}` },
			{ name: "Annex", kind: "transferred", delta: 6, on_hand_after: 6, reference: `B-${number}` },
		]);
		const shown = await shop.show(number);
		expect(shown.actions?.map(({ command }) => command)).toEqual([`/bulk undo B-${number}`]);
		expect(fileOf(shown)).toEqual({
			name: `B-${number}-result.csv`,
			lines: [
				"sku,title,price before,price after,location,quantity before,quantity after,moved to,copies moved,condition before,condition after,category before,category after,bin after,outcome",
				"CARD-1,CARD card 1,10.00,11.00,Main,4,0,Annex,6,Near Mint,Lightly Played,tcg-single,tcg-single,B-12,done",
				"CARD-3,CARD card 3,10.00,11.00,Main,4,0,Annex,6,Near Mint,Lightly Played,tcg-single,tcg-single,B-12,done",
			],
		});
		const undo = await shop.planUndo(number);
		expect(undo.preview.text).toContain("2 items would be restored");
		expect(await shop.run(undo.number)).toMatchObject({ status: "done", rows_done: 2, rows_skipped: 0 });
		expect(await state()).toEqual(before);
		const redo = await shop.planUndo(undo.number);
		expect(await shop.run(redo.number)).toMatchObject({ status: "done", rows_done: 2 });
		expect((await state())[0]).toBe("CARD-1 1100 tcg-single Lightly Played live Annex:6:B-12");
		expect(await booksOf()).toEqual([]);
	});

	it("of the price alone is a reprice", async () => {
		await shop.addItems("CARD", 1);
		const { number, preview } = await shop.planEdit({ edit: { change: "+10%" }, filter: {} });
		expect(preview.title).toBe(`B-${number} · Reprice`);
		await shop.run(number);
		expect(await shop.priceOf("CARD-1")).toBe(1100);
	});

	it("takes copies from the filter's location, and what is committed stays there", async () => {
		await shop.addItems("CARD", 2, { copies: 3 });
		await commit("CARD-2", 1);
		await addLocation("Annex");
		const { number } = await shop.planEdit({ edit: { location: "Annex" }, filter: {} });
		await shop.run(number);
		expect(await state()).toEqual(["CARD-1 1000 tcg-single Near Mint live Annex:3", "CARD-2 1000 tcg-single Near Mint live Annex:2 Main:1"]);
		const back = await shop.planEdit({ edit: { location: "Main" }, filter: { location: "Annex" } });
		await shop.run(back.number);
		expect(await state()).toEqual(["CARD-1 1000 tcg-single Near Mint live Main:3", "CARD-2 1000 tcg-single Near Mint live Main:3"]);
		expect(await booksOf()).toEqual([]);
	});

	it("archives only what has no stock and no open orders, and says why of the rest", async () => {
		await shop.addItems("GONE", 2);
		await shop.addItems("THERE", 1, { copies: 2 });
		const { number, preview } = await shop.planEdit({ edit: { archive: true }, filter: {} });
		expect(figures(preview)).toEqual({ "Items to change": "2", "To archive": "2", "Can't be done": "1", "Why not": "1 × archive: 2 in stock" });
		expect(fileOf(preview)).toEqual({ name: `B-${number}-failed.csv`, lines: ["sku,title,outcome,reason", "THERE-1,THERE card 1,failed,archive: 2 in stock"] });
		await shop.run(number);
		expect(await state()).toEqual([
			"GONE-1 1000 tcg-single Near Mint archived",
			"GONE-2 1000 tcg-single Near Mint archived",
			"THERE-1 1000 tcg-single Near Mint live Main:2",
		]);
		const undo = await shop.planUndo(number);
		await shop.run(undo.number);
		expect((await state()).every((line) => line.includes(" live"))).toBe(true);
		// What got stock since is not archived again by the undo's undo.
		const [gone] = await desk.sql<{ id: string }>("SELECT id FROM item WHERE vendor_id = $1 AND sku = 'GONE-1'", [shop.vendorId]);
		const [main] = await desk.sql<{ id: string }>("SELECT id FROM location WHERE vendor_id = $1", [shop.vendorId]);
		await shop.as((scope) => moveStock(scope, { itemId: gone?.id ?? "", locationId: main?.id ?? "", delta: 1, kind: "received" }));
		const redo = await shop.planUndo(undo.number);
		expect(figures(redo.preview)).toMatchObject({ "To restore": "1", "Left alone: changed since": "1" });
		await shop.run(redo.number);
		expect((await state()).slice(0, 2)).toEqual(["GONE-1 1000 tcg-single Near Mint live Main:1", "GONE-2 1000 tcg-single Near Mint archived"]);
	});

	it("gives each category its own word for a condition, and refuses where there is none", async () => {
		await shop.addItems("ANY", 3);
		await set("ANY-2", "category = 'video-game', condition = 'CIB'");
		await set("ANY-3", "category = 'sealed-tcg', condition = 'Unopened'");
		const { number, preview } = await shop.planEdit({ edit: { condition: "sealed" }, filter: {} });
		expect(figures(preview)).toMatchObject({ "Items to change": "1", "Can't be done": "2" });
		await shop.run(number);
		expect((await state())[1]).toBe("ANY-2 1000 video-game New live");
	});

	it("moves items to a category only where condition and attributes fit", async () => {
		await shop.addItems("CAT", 3);
		await set("CAT-1", `condition = 'Near Mint', attributes = '{"game": "Pokémon"}'`);
		await set("CAT-2", `category = 'other', condition = 'New', attributes = '{"colour": "red"}'`);
		const { number, preview } = await shop.planEdit({ edit: { category: "sealed-tcg", condition: "unopened" }, filter: {} });
		expect(preview.fields).toContainEqual({ name: "Why not", value: expect.stringContaining("colour") });
		await shop.run(number);
		expect((await state()).map((line) => line.split(" ").slice(2, 4).join(" "))).toEqual(["sealed-tcg Unopened", "other New", "sealed-tcg Unopened"]);
		await shop.run((await shop.planUndo(number)).number);
		expect((await state())[0]).toBe("CAT-1 1000 tcg-single Near Mint live");
	});
});

describe("a quantity", () => {
	it("never goes below what open orders have committed, nor below nothing", async () => {
		await shop.addItems("CARD", 3, { copies: 2 });
		await commit("CARD-2", 2);
		await set("CARD-3", "archived_at = now()");
		await shop.addItems("NONE", 1);
		const { number, preview } = await shop.planEdit({ edit: { quantity: "-1" }, filter: {} });
		expect(figures(preview)).toMatchObject({ "Items to change": "1", "Can't be done": "2" });
		expect(figures(preview)["Why not"]?.split("\n").sort()).toEqual([
			"1 × quantity: 1 is fewer than the 2 that open orders have committed",
			"1 × quantity: there are only 0",
		]);
		expect(preview.rows?.rows).toEqual([["CARD-1", "CARD card 1", "2", "1"]]);
		await shop.run(number);
		expect(await Promise.all(["CARD-1", "CARD-2", "NONE-1"].map(shop.stockOf))).toEqual([1, 2, 0]);
		expect(await booksOf()).toEqual([]);
	});

	it("is set with the copies that were seen: what moves meanwhile has the plan made anew, or is left alone", async () => {
		await shop.addItems("CARD", 3, { copies: 2 });
		const [card] = await desk.sql<{ id: string }>("SELECT id FROM item WHERE vendor_id = $1 AND sku = 'CARD-1'", [shop.vendorId]);
		const [main] = await desk.sql<{ id: string }>("SELECT id FROM location WHERE vendor_id = $1", [shop.vendorId]);
		const sell = () => shop.as((scope) => moveStock(scope, { itemId: card?.id ?? "", locationId: main?.id ?? "", delta: -1, kind: "sold" }));
		const { number } = await shop.planEdit({ edit: { quantity: "=5" }, filter: {} });
		await sell();
		expect(await shop.confirm(number)).toBe("replanned");
		await desk.drain();
		await shop.show(number);
		expect(await shop.confirm(number)).toBe("queued");
		await sell();
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ status: "done", rows_done: 2, rows_skipped: 1 });
		expect(await Promise.all(["CARD-1", "CARD-2"].map(shop.stockOf))).toEqual([0, 5]);
		expect((await shop.show(number)).rows?.rows).toEqual([["CARD-1", "CARD card 1", "left alone"]]);
		expect(fileOf(await shop.show(number))?.lines[1]).toBe("CARD-1,CARD card 1,Main,1,5,left alone");
		expect(await booksOf()).toEqual([]);
	});

	it("of a graded copy stays 0 or 1", async () => {
		await shop.addItems("CARD", 1, { copies: 1 });
		await set("CARD-1", `attributes = '{"grader": "PSA", "grade": "9", "cert_number": "1"}'`);
		const more = await shop.planEdit({ edit: { quantity: "+1" }, filter: {} });
		expect(figures(more.preview)["Why not"]).toContain("there is only one");
		const gone = await shop.planEdit({ edit: { quantity: "=0" }, filter: {} });
		await shop.run(gone.number);
		await shop.run((await shop.planUndo(gone.number)).number);
		expect(await shop.stockOf("CARD-1")).toBe(1);
		expect(await booksOf()).toEqual([]);
	});
});

describe("what can't be done", () => {
	/** CARD-1 can have both, CARD-2 the price alone: an open order has its copy. */
	async function twoCards(): Promise<void> {
		await shop.addItems("CARD", 2, { copies: 1 });
		await commit("CARD-2", 1);
	}
	const both = { edit: { change: "+10%", quantity: "-1" }, filter: {} };

	it("is left out whole by default", async () => {
		await twoCards();
		const { number } = await shop.planEdit(both);
		expect(await shop.run(number)).toMatchObject({ rows_done: 1 });
		expect(await Promise.all(["CARD-1", "CARD-2"].map(shop.priceOf))).toEqual([1100, 1000]);
		expect(fileOf(await shop.show(number))?.lines.at(-1)).toContain("failed,quantity: 0 is fewer than the 1");
	});

	it("is left out value by value with ignore, at the plan and at the run, and reported", async () => {
		await twoCards();
		const { number, preview } = await shop.planEdit({ ...both, errors: "ignore" });
		expect(figures(preview)).toMatchObject({ "Items to change": "2", "Done in part alone": "1" });
		expect(await shop.confirm(number)).toBe("queued");
		await set("CARD-1", "price_minor = 5");
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ rows_done: 2, rows_skipped: 0 });
		expect(await Promise.all(["CARD-1", "CARD-2"].map(async (sku) => [await shop.priceOf(sku), await shop.stockOf(sku)]))).toEqual([
			[5, 0],
			[1100, 1],
		]);
		expect(fileOf(await shop.show(number))?.lines.slice(1)).toEqual([
			"CARD-1,CARD card 1,,,Main,1,0,done,changed since: price",
			"CARD-2,CARD card 2,10.00,11.00,Main,,,done,quantity: 0 is fewer than the 1 that open orders have committed",
		]);
		expect(await booksOf()).toEqual([]);
	});

	it("keeps a plan with reject-all from being confirmed", async () => {
		await twoCards();
		const { number, preview } = await shop.planEdit({ ...both, errors: "reject-all" });
		expect(preview.text).toContain("1 row can't be done, and it is to be all or nothing");
		expect(preview.actions?.map(({ command }) => command)).toEqual([`/bulk cancel B-${number}`]);
		await expect(shop.confirm(number)).rejects.toMatchObject({ code: "conflict", hint: expect.stringContaining(`/bulk show B-${number}`) });
	});

	it("stops a run with reject-all, and what was done is taken back by itself", async () => {
		await shop.addItems("CARD", 2_100, { copies: 1 });
		const { number } = await shop.planEdit({ edit: { change: "+10%", quantity: "+1" }, filter: {}, errors: "reject-all" });
		expect(await shop.confirm(number)).toBe("queued");
		await desk.sql("UPDATE item SET price_minor = 7 WHERE id = (SELECT id FROM item WHERE vendor_id = $1 ORDER BY id OFFSET 2050 LIMIT 1)", [shop.vendorId]);
		await desk.drain();
		const undo = `B-${number + 1}`;
		expect(await shop.operation(number)).toMatchObject({ status: "failed", rows_done: 2_099, rows_skipped: 1, error: expect.stringContaining(undo) });
		expect(await shop.operation(number + 1)).toMatchObject({ status: "done", rows_done: 2_099 });
		expect(await desk.sql("SELECT price_minor::int AS price, count(*)::int FROM item WHERE vendor_id = $1 GROUP BY 1 ORDER BY 1", [shop.vendorId])).toEqual([
			{ price: 7, count: 1 },
			{ price: 1000, count: 2_099 },
		]);
		expect(await desk.sql("SELECT DISTINCT on_hand FROM stock_level WHERE vendor_id = $1", [shop.vendorId])).toEqual([{ on_hand: 1 }]);
		const shown = await shop.show(number);
		expect(shown.text).toContain("are given back what they had");
		expect(shown.actions).toBeUndefined();
		await expect(shop.planUndo(number)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("undone already") });
		expect(await booksOf()).toEqual([]);
	});

	it("stops a reprice with reject-all too", async () => {
		await shop.addItems("CARD", 3);
		const { number } = await shop.planReprice({ change: "+10%", errors: "reject-all" });
		expect(await shop.confirm(number)).toBe("queued");
		await set("CARD-2", "price_minor = 7");
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ status: "failed" });
		expect(await Promise.all([1, 2, 3].map((n) => shop.priceOf(`CARD-${n}`)))).toEqual([1000, 7, 1000]);
	});
});

describe("the undo of an edit", () => {
	it("restores each value that is still as it was set, and names the others", async () => {
		await shop.addItems("CARD", 2, { copies: 1 });
		const { number } = await shop.planEdit({ edit: { change: "+10%", quantity: "+1", condition: "LP", bin: "A" }, filter: {} });
		await shop.run(number);
		await set("CARD-1", "price_minor = 5");
		await set("CARD-2", "condition = 'Damaged'");
		const { number: undo, preview } = await shop.planUndo(number);
		expect(figures(preview)).toMatchObject({ "To restore": "2", "Done in part alone": "2" });
		await shop.run(undo);
		expect(await state()).toEqual(["CARD-1 5 tcg-single Near Mint live Main:1", "CARD-2 1000 tcg-single Damaged live Main:1"]);
		expect(fileOf(await shop.show(undo))?.lines.map((line) => line.split(",").at(-1))).toEqual([
			"reason",
			"changed since: price",
			"changed since: category and condition",
		]);
	});

	it("leaves out what drifts between its preview and its run", async () => {
		await shop.addItems("CARD", 1, { copies: 1 });
		const { number } = await shop.planEdit({ edit: { change: "+10%", quantity: "+1" }, filter: {} });
		await shop.run(number);
		const undo = await shop.planUndo(number);
		expect(await shop.confirm(undo.number)).toBe("queued");
		await set("CARD-1", "price_minor = 5");
		await desk.drain();
		expect(await state()).toEqual(["CARD-1 5 tcg-single Near Mint live Main:1"]);
	});

	it("of copies that have gone from where they went to leaves them", async () => {
		await shop.addItems("CARD", 1, { copies: 3 });
		const annex = await addLocation("Annex");
		const { number } = await shop.planEdit({ edit: { location: "Annex", change: "+10%" }, filter: {} });
		await shop.run(number);
		const [card] = await desk.sql<{ id: string }>("SELECT id FROM item WHERE vendor_id = $1", [shop.vendorId]);
		await shop.as((scope) => moveStock(scope, { itemId: card?.id ?? "", locationId: annex, delta: -1, kind: "sold" }));
		await shop.run((await shop.planUndo(number)).number);
		expect(await state()).toEqual(["CARD-1 1000 tcg-single Near Mint live Annex:2"]);
		expect(await booksOf()).toEqual([]);
	});
});
