import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createItem } from "../../../../src/domain/inventory/services/create-item.ts";
import { lockPrice } from "../../../../src/domain/inventory/services/lock-price.ts";
import { moveStock } from "../../../../src/domain/inventory/services/move-stock.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../../../support/bulk-desk.ts";
import { ledgerFaults } from "../../../support/ledger-faults.ts";

let desk: BulkDesk;
let shop: BulkShop;
beforeAll(async () => {
	desk = await openBulkDesk();
	shop = await desk.buildShop("locked");
});
afterAll(async () => {
	expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	await desk.close();
});

const idOf = async (sku: string) =>
	(await desk.sql<{ id: string }>("SELECT id FROM item WHERE vendor_id = $1 AND sku = $2", [shop.vendorId, sku]))[0]?.id ?? "";
const lock = async (sku: string, locked = true) => shop.as(async (scope) => lockPrice(scope, { itemId: await idOf(sku), locked }));
const figures = (preview: { fields?: { name: string; value: string }[] }) => Object.fromEntries((preview.fields ?? []).map(({ name, value }) => [name, value]));
const makeGraded = (sku: string, quantity: number) =>
	shop.as((scope) =>
		createItem(scope, {
			sku,
			title: sku,
			category: "tcg-single",
			condition: "NM",
			attributes: { grader: "PSA", grade: "9", cert_number: sku },
			priceMinor: 100n,
			quantity,
		}),
	);

describe("a locked price", () => {
	it("is left alone by a rule, and the preview counts it", async () => {
		await shop.addItems("LK", 5);
		await lock("LK-2");
		await lock("LK-4");
		const { number, preview } = await shop.planReprice({ change: "+10%", words: "LK" });
		expect(preview.text).toContain("3 prices would change");
		expect(figures(preview)).toMatchObject({ "Prices to change": "3", "Left alone: price locked": "2" });
		await shop.run(number);
		expect(await Promise.all([1, 2, 3, 4, 5].map((n) => shop.priceOf(`LK-${n}`)))).toEqual([1100, 1000, 1100, 1000, 1100]);
	});

	it("that was locked after the preview makes the plan anew", async () => {
		await shop.addItems("LA", 3);
		const { number } = await shop.planReprice({ change: "+10%", words: "LA" });
		await lock("LA-1");
		expect(await shop.confirm(number)).toBe("replanned");
		await desk.drain();
		expect(figures(await shop.show(number))).toMatchObject({ "Left alone: price locked": "1" });
		await shop.run(number);
		expect(await Promise.all([1, 2].map((n) => shop.priceOf(`LA-${n}`)))).toEqual([1000, 1100]);
	});

	it("that was locked after the confirmation is skipped, and so it is by an undo", async () => {
		await shop.addItems("LC", 3);
		const { number } = await shop.planReprice({ change: "+10%", words: "LC" });
		expect(await shop.confirm(number)).toBe("queued");
		await lock("LC-3");
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ status: "done", rows_done: 2, rows_skipped: 1 });
		await lock("LC-1");
		const undo = await shop.planUndo(number);
		await shop.run(undo.number);
		expect(await Promise.all([1, 2, 3].map((n) => shop.priceOf(`LC-${n}`)))).toEqual([1100, 1000, 1000]);
	});

	it("makes an import's line a problem, unless it leaves the price as it is", async () => {
		await shop.addItems("LI", 3);
		await lock("LI-1");
		await lock("LI-2");
		const { number, preview } = await shop.planImport("sku,price,quantity\nLI-1,12.00,4\nLI-2,10.00,5\nLI-3,12.00,6\n");
		expect(preview.rows?.rows).toEqual([["2", "price: it is locked; unlock it first (/price lock LI-1 off), or leave the price blank"]]);
		await shop.run(number);
		expect(await Promise.all([1, 2, 3].map(async (n) => [await shop.priceOf(`LI-${n}`), await shop.stockOf(`LI-${n}`)]))).toEqual([
			[1000, 0],
			[1000, 5],
			[1200, 6],
		]);
	});

	it("that was locked after an import's preview keeps the line from being written in half", async () => {
		await shop.addItems("LJ", 1);
		const { number } = await shop.planImport("sku,price,quantity\nLJ-1,12.00,4\n");
		expect(await shop.confirm(number)).toBe("queued");
		await lock("LJ-1");
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ rows_done: 0, rows_skipped: 1 });
		expect([await shop.priceOf("LJ-1"), await shop.stockOf("LJ-1")]).toEqual([1000, 0]);
	});
});

describe("a graded copy", () => {
	const HEAD = "sku,title,category,condition,price,quantity,grader,grade,cert_number\n";

	it("comes in by an import once; a line with two of it is a problem", async () => {
		const { number, preview } = await shop.planImport(`${HEAD}G-1,Card,tcg-single,NM,9,1,PSA,9,1\nG-2,Card,tcg-single,NM,9,2,PSA,9,2\n`);
		expect(preview.rows?.rows).toEqual([["3", "quantity: 2 copies of a graded one; there is only one"]]);
		await shop.run(number);
		expect(await shop.stockOf("G-1")).toBe(1);
		const again = await shop.planImport("sku,quantity\nG-1,2\n");
		expect(again.preview.rows?.rows[0]?.[1]).toContain("there is only one");
	});

	it("that lies elsewhere is a problem, and one that came to lie elsewhere after the preview is left alone", async () => {
		const [annex] = await desk.sql<{ id: string }>("INSERT INTO location (vendor_id, name) VALUES ($1, 'Annex') RETURNING id", [shop.vendorId]);
		const { itemId } = await makeGraded("G-3", 0);
		const { number } = await shop.planImport("sku,quantity\nG-3,1\n");
		expect(await shop.confirm(number)).toBe("queued");
		await shop.as((scope) => moveStock(scope, { itemId, locationId: annex?.id ?? "", delta: 1, kind: "received" }));
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ rows_done: 0, rows_skipped: 1 });
		expect(await shop.stockOf("G-3")).toBe(1);
		const { preview } = await shop.planImport("sku,quantity\nG-3,1\n");
		expect(preview.rows?.rows[0]?.[1]).toBe("quantity: this graded copy is at another location; there is only one");
	});

	it("brought in at ten places by twenty at once is there once", async () => {
		const { itemId } = await makeGraded("G-4", 0);
		const places = await desk.sql<{ id: string }>(
			"INSERT INTO location (vendor_id, name) SELECT $1, 'Place ' || n FROM generate_series(1, 10) n RETURNING id",
			[shop.vendorId],
		);
		const outcomes = await Promise.allSettled(
			Array.from({ length: 20 }, (_, at) =>
				shop.as((scope) => moveStock(scope, { itemId, locationId: places[at % 10]?.id ?? "", delta: 1, kind: "received" })),
			),
		);
		expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
		expect(await shop.stockOf("G-4")).toBe(1);
	});

	it("leaves and comes back, and moves between places", async () => {
		const { itemId } = await makeGraded("G-5", 1);
		const [main] = await desk.sql<{ id: string }>("SELECT id FROM location WHERE vendor_id = $1 AND is_default", [shop.vendorId]);
		const locationId = main?.id ?? "";
		await expect(makeGraded("G-6", 2)).rejects.toMatchObject({ code: "conflict" });
		await shop.as((scope) => moveStock(scope, { itemId, locationId, delta: -1, kind: "sold" }));
		await shop.as((scope) => moveStock(scope, { itemId, locationId, delta: 1, kind: "returned" }));
		await expect(shop.as((scope) => moveStock(scope, { itemId, locationId, delta: 1, kind: "returned" }))).rejects.toMatchObject({ code: "conflict" });
		expect(await shop.stockOf("G-5")).toBe(1);
	});
});
