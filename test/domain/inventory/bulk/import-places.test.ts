import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addLocation } from "../../../../src/domain/inventory/services/add-location.ts";
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
	shop = await desk.buildShop(`places-${++shops}`);
	await placeAt(shop, "Back room");
});

const placeAt = ({ principal }: BulkShop, name: string) =>
	desk.access.withVendor(principal, ["location.manage", "inventory.read"], (scope) => addLocation(scope, { name }));
const figures = (reply: { fields?: { name: string; value: string }[] }) => Object.fromEntries((reply.fields ?? []).map(({ name, value }) => [name, value]));

/** As Shopify has exported it since 2024. */
const SHOPIFY =
	"Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,SKU,HS Code,COO,Location,Bin name,Incoming (not editable),Unavailable (not editable),Committed (not editable),Available (not editable),On hand (current),On hand (new)\n";
const level = (sku: string, location: string, current: string, next = "", bin = "") =>
	`${sku.toLowerCase()},${sku.replace("-", " card ")},Title,Default Title,,,,,${sku},,,${location},${bin},0,0,0,${current},${current},${next}\n`;
const set = { quantities: "set" } as const;

/** Copies and bin at each location, by its name. */
async function levelsOf(sku: string): Promise<Record<string, string>> {
	const rows = await desk.sql<{ name: string; on_hand: number; bin: string | null }>(
		"SELECT location.name, on_hand, bin FROM stock_level JOIN location ON location.id = location_id JOIN item ON item.id = item_id WHERE item.vendor_id = $1 AND item.sku = $2",
		[shop.vendorId, sku],
	);
	return Object.fromEntries(rows.map(({ name, on_hand, bin }) => [name, bin === null ? `${on_hand}` : `${on_hand} in ${bin}`]));
}

describe("a file with a line for each location", () => {
	it("sets what lies at each, in any case, after a preview by location, and can be undone and redone", async () => {
		await shop.addItems("P", 2, { copies: 5 });
		const csv = `${SHOPIFY}${level("P-1", "Main", "5", "4")}${level("P-1", "BACK ROOM", "0", "3", "B-7")}${level("P-2", "Main", "9")}${level("P-2", "back room", "not stocked", "not stocked")}`;
		const { number, preview } = await shop.planImport(csv, set);
		expect(preview.text).toContain("3 lines would change something");
		expect(figures(preview)).toMatchObject({
			Changed: "3",
			"By location": "Main: 10 → 13 copies (2 lines)\nBack room: 0 → 3 copies (1 line)",
			"Read as": "Shopify's inventory CSV",
		});
		expect(await shop.run(number)).toMatchObject({ status: "done", rows_done: 3, rows_skipped: 0 });
		expect([await levelsOf("P-1"), await levelsOf("P-2")]).toEqual([{ Main: "4", "Back room": "3 in B-7" }, { Main: "9" }]);
		expect(figures((await shop.planImport(csv, set)).preview)).toMatchObject({ Changed: "0" });

		const undo = await shop.planUndo(number);
		expect(await shop.run(undo.number)).toMatchObject({ status: "done", rows_done: 3 });
		expect([await levelsOf("P-1"), await levelsOf("P-2")]).toEqual([{ Main: "5", "Back room": "0" }, { Main: "5" }]);
		const redo = await shop.planUndo(undo.number);
		await shop.run(redo.number);
		expect([await levelsOf("P-1"), await levelsOf("P-2")]).toEqual([{ Main: "4", "Back room": "3 in B-7" }, { Main: "9" }]);
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	});

	it("refuses lines of a location that there is not, and names those there are; location: sends all to one", async () => {
		await shop.addItems("U", 2, { copies: 1 });
		const csv = `${SHOPIFY}${level("U-1", "12 Main Street", "3")}${level("U-2", "Back room", "2")}`;
		const { preview } = await shop.planImport(csv, set);
		expect(preview.rows?.rows).toEqual([
			["2", 'location: no location is called "12 Main Street"; there are Main, Back room. Add it, or import with location:"Main"'],
		]);
		expect(figures(preview)).toMatchObject({ Changed: "1", "Lines that can't be taken": "1" });

		const one = await shop.planImport(csv, { ...set, location: "back ROOM" });
		expect(figures(one.preview)).toMatchObject({ Changed: "2", "All copies at": "Back room", "By location": "Back room: 0 → 5 copies (2 lines)" });
		await shop.run(one.number);
		expect([await levelsOf("U-1"), await levelsOf("U-2")]).toEqual([
			{ Main: "1", "Back room": "3" },
			{ Main: "1", "Back room": "2" },
		]);
		await expect(shop.planImport(csv, { location: "Attic" })).rejects.toMatchObject({ code: "not_found" });
	});

	it("knows no other shop's locations", async () => {
		const other = await desk.buildShop(`places-${++shops}`);
		await placeAt(other, "Vault");
		await shop.addItems("O", 1);
		const { preview } = await shop.planImport(`sku,quantity,location\nO-1,2,Vault\n`);
		expect(preview.rows?.rows.map(([, why]) => why)).toEqual([expect.stringMatching(/no location is called "Vault"; there are Main, Back room\./)]);
	});

	it("names a SKU that it has twice at one location, and adds where it is to add", async () => {
		await shop.addItems("T", 1, { copies: 2 });
		const csv = "sku,quantity,location\nT-1,1,Main\nt-1,4,main\nT-1,3,Back room\n";
		const { number, preview } = await shop.planImport(csv, { quantities: "add" });
		expect(preview.rows?.rows).toEqual([["3", "t-1 is on line 3 and on line 2; the first was taken"]]);
		await shop.run(number);
		expect(await levelsOf("T-1")).toEqual({ Main: "3", "Back room": "3" });
	});

	it("makes a new item once, with copies at each, and its undo archives it only while nothing of it has moved", async () => {
		const csv =
			"sku,title,category,condition,price,quantity,location,bin\nN-1,New card,tcg-single,NM,2.00,1,Main,\nN-1,,,,,4,Back room,B-1\nN-1,,,,3.00,1,main,\n";
		const { number, preview } = await shop.planImport(csv);
		expect(figures(preview)).toMatchObject({ "New items": "1", "By location": "Main: 0 → 1 copies (1 line)\nBack room: 0 → 4 copies (1 line)" });
		expect(preview.rows?.rows.map(([line]) => line)).toEqual(["4"]);
		expect(await shop.run(number)).toMatchObject({ status: "done", rows_done: 2, rows_skipped: 0 });
		expect(await levelsOf("N-1")).toEqual({ Main: "1", "Back room": "4 in B-1" });
		expect(
			await desk.sql("SELECT count(*)::int AS entries FROM price_change JOIN item ON item.id = item_id WHERE sku = 'N-1' AND item.vendor_id = $1", [
				shop.vendorId,
			]),
		).toEqual([{ entries: 1 }]);

		const second = await shop.planImport(
			"sku,title,category,condition,price,quantity,location\nN-2,Other card,tcg-single,NM,2.00,2,Main\nN-2,,,,,3,Back room\n",
		);
		await shop.run(second.number);
		const undo = await shop.planUndo(second.number);
		expect(await shop.run(undo.number)).toMatchObject({ status: "done", rows_done: 2, rows_skipped: 0 });
		expect(await levelsOf("N-2")).toEqual({ Main: "0", "Back room": "0" });

		const held = await shop.planUndo(number);
		await desk.sql(
			`WITH level AS (
				UPDATE stock_level SET on_hand = on_hand - 1 FROM item WHERE item.id = item_id AND sku = 'N-1' AND item.vendor_id = $1 AND on_hand = 4 RETURNING stock_level.*
			) INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, idempotency_key)
			SELECT vendor_id, item_id, location_id, 'sold', -1, on_hand, 'sold-n1' FROM level`,
			[shop.vendorId],
		);
		expect(await shop.confirm(held.number)).not.toBe("queued");
		await desk.drain();
		expect(figures(await shop.show(held.number))).toMatchObject({ "To restore": "0", "Left alone: changed since": "2" });
		expect(await desk.sql("SELECT sku, archived_at IS NULL AS live FROM item WHERE vendor_id = $1 ORDER BY sku", [shop.vendorId])).toEqual([
			{ sku: "N-1", live: true },
			{ sku: "N-2", live: false },
		]);
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	});

	it("takes an item's price from its first line, and refuses another on a further one", async () => {
		await shop.addItems("W", 1, { copies: 1 });
		const same = await shop.planImport("sku,price,quantity,location\nW-1,12.00,1,Main\nW-1,12.00,2,Back room\n");
		expect(figures(same.preview)).toMatchObject({ Changed: "2", "Sum of these prices": "$10.00 → $12.00" });
		await shop.run(same.number);
		expect([await shop.priceOf("W-1"), await levelsOf("W-1")]).toEqual([1200, { Main: "1", "Back room": "2" }]);
		expect(await desk.sql("SELECT count(*)::int AS entries FROM price_change WHERE vendor_id = $1", [shop.vendorId])).toEqual([{ entries: 1 }]);
		const other = await shop.planImport("sku,price,quantity,location\nW-1,13.00,1,Main\nW-1,14.00,2,Back room\n");
		expect(other.preview.rows?.rows).toEqual([["3", "price: it is another one than W-1 has on line 2; leave it blank, or write the same"]]);
	});
});
