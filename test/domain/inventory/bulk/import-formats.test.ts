import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { draftImport } from "../../../../src/domain/inventory/services/bulk/draft-import.ts";
import { setImportQuantities } from "../../../../src/domain/inventory/services/bulk/set-import-quantities.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../../../support/bulk-desk.ts";
import { fileOf } from "../../../support/fill-shop.ts";
import { ledgerFaults } from "../../../support/ledger-faults.ts";

let desk: BulkDesk;
let shop: BulkShop;
let shops = 0;
beforeAll(async () => {
	desk = await openBulkDesk();
});
afterAll(() => desk?.close());
beforeEach(async () => {
	shop = await desk.buildShop(`formats-${++shops}`);
});

const figures = (reply: { fields?: { name: string; value: string }[] }) => Object.fromEntries((reply.fields ?? []).map(({ name, value }) => [name, value]));

async function plan(content: string | Buffer, wishes: Parameters<typeof draftImport>[2] = {}) {
	const { number } = await shop.as((scope) => draftImport(scope, fileOf(content), wishes));
	await desk.drain();
	return { number, preview: await shop.show(number) };
}

const TCG =
	"TCGplayer Id,Product Line,Set Name,Product Name,Title,Number,Rarity,Condition,TCG Market Price,TCG Direct Low,TCG Low Price With Shipping,TCG Low Price,Total Quantity,Add to Quantity,TCG Marketplace Price,Photo URL\n";

describe("TCGplayer's pricing export", () => {
	it("makes items by its ids, splits condition and printing, and finds them again", async () => {
		const csv = `${TCG}"4001","Pokemon","Base Set","Charizard","","4/102","Holo Rare","Near Mint Holofoil","300.00","","","","2","0","320.00",""\n"4002","Magic","Alpha","Lightning Bolt","","161","Common","Lightly Played","1.50","","","","0","3","2.00",""\n`;
		const asked = await plan(csv);
		expect(asked.preview.actions?.map(({ label }) => label)).toEqual(["Set", "Add", "Cancel"]);
		await expect(shop.confirm(asked.number)).rejects.toThrow(/say first whether/);
		await shop.as((scope) => setImportQuantities(scope, { number: asked.number, quantities: "set" }));
		await desk.drain();
		await shop.run(asked.number);
		expect(
			await desk.sql(
				"SELECT sku, category, condition, attributes->>'finish' AS finish, market_minor::int, market_at IS NOT NULL AS dated FROM item WHERE vendor_id = $1 ORDER BY sku",
				[shop.vendorId],
			),
		).toEqual([
			{ sku: "TCG-4001", category: "tcg-single", condition: "Near Mint", finish: "holo", market_minor: 30_000, dated: true },
			{ sku: "TCG-4002", category: "tcg-single", condition: "Lightly Played", finish: null, market_minor: 150, dated: true },
		]);
		expect([await shop.stockOf("TCG-4001"), await shop.stockOf("TCG-4002")]).toEqual([2, 0]);

		await desk.sql("UPDATE item SET sku = 'MINE' WHERE vendor_id = $1 AND sku = 'TCG-4002'", [shop.vendorId]);
		const again = await plan(csv, { quantities: "add" });
		expect(figures(again.preview)).toMatchObject({ "New items": "0", Matched: "2", Changed: "1", "Copies on hand": "0 → 3" });
		await shop.run(again.number);
		expect(await shop.stockOf("MINE")).toBe(3);
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	});
});

describe("Shopify's files", () => {
	it("give a handle's title to the variants behind it, and pass over pictures", async () => {
		const csv = `Handle,Title,Type,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Barcode,Cost per item,Image Src
bolt,Lightning Bolt,tcg-single,Condition,Near Mint,,,BOLT-NM,4,2.00,,1.00,https://cdn.example/1.png
bolt,,,,Lightly Played,,,BOLT-LP,1,1.50,,,
bolt,,,,,,,,,,,,https://cdn.example/2.png
`;
		const { number, preview } = await plan(csv, { quantities: "set", category: "tcg-single" });
		expect(figures(preview)).toMatchObject({ "Read as": "Shopify's product CSV" });
		expect(preview.rows?.rows.map(([line]) => line)).not.toContain("4");
		await shop.run(number);
		expect(await desk.sql("SELECT sku, title, condition, cost_minor::int FROM item WHERE vendor_id = $1 AND sku = 'BOLT-NM'", [shop.vendorId])).toEqual([
			{ sku: "BOLT-NM", title: "Lightning Bolt", condition: "Near Mint", cost_minor: 100 },
		]);
	});

	it("count by on hand, the new one first", async () => {
		await shop.addItems("INV", 3, { copies: 2 });
		const csv = `Handle,Title,Option1 Name,Option1 Value,SKU,Location,On hand (current),On hand (new)\ninv-1,INV card 1,Title,Default Title,INV-1,Main,2,7\ninv-2,INV card 2,Title,Default Title,INV-2,Main,1,\ninv-3,INV card 3,Title,Default Title,INV-3,Main,not stocked,not stocked\n`;
		const { number } = await plan(csv, { quantities: "set" });
		await shop.run(number);
		expect(await Promise.all(["INV-1", "INV-2", "INV-3"].map(shop.stockOf))).toEqual([7, 1, 2]);
	});
});

describe("eBay's price and quantity file", () => {
	it("is read past its lines of info, and its quantity is what is free to sell", async () => {
		await shop.addItems("EB", 1, { copies: 5 });
		await desk.sql("UPDATE stock_level SET committed = 2 WHERE vendor_id = $1", [shop.vendorId]);
		const csv = `#INFO,Version=1.0.0,Template= eBay-active-revise-price-quantity-download_US,\nAction(SiteID=US|Country=US|Currency=USD|Version=1193),Item number,Custom label (SKU),Start price,Available quantity\nRevise,110012345678,EB-1,12.50,3\n`;
		const { number, preview } = await plan(csv, { quantities: "set" });
		expect(figures(preview)).toMatchObject({ Changed: "1", "Sum of these prices": "$10.00 → $12.50" });
		await shop.run(number);
		expect([await shop.priceOf("EB-1"), await shop.stockOf("EB-1")]).toEqual([1250, 5]);
	});
});

describe("any other file", () => {
	it("is read by the names of its columns, corrected, saved, and used for the same header", async () => {
		await shop.addItems("M", 2, { copies: 1 });
		const csv = "Item SKU;Card Name;Retail Price (USD);How many;Foo\nM-1;M card 1;1.234,50 $;4;x\n";
		const first = await plan(csv, { map: "How many=quantity, Foo=skip", save: "binder", quantities: "set" });
		expect(figures(first.preview).Columns).toBe("Item SKU → sku, Card Name → title, Retail Price (USD) → price, How many → quantity; ignored: Foo");
		const second = await plan(csv, { quantities: "set" });
		expect(figures(second.preview)).toMatchObject({ "Read as": 'the mapping "binder"', Changed: "1" });
		await shop.run(second.number);
		expect([await shop.priceOf("M-1"), await shop.stockOf("M-1")]).toEqual([123_450, 4]);
	});

	it("says which lines are in doubt, and does none of them", async () => {
		await shop.addItems("D", 2);
		await desk.sql("UPDATE item SET title = 'Twin', barcode = '4006381333931' WHERE vendor_id = $1", [shop.vendorId]);
		const { preview } = await plan("UPC,Price\n4006381333931,3.00\n");
		expect(figures(preview)).toMatchObject({ Changed: "0", "In doubt (not done)": "1" });
		expect(preview.rows?.rows).toEqual([["2", "in doubt: it may mean D-1, D-2; write the SKU into the line"]]);
		const other = await plan("SKU,Card Name,Price,Foo\nD-1,Wholly different,3.00,x\n");
		expect(figures(other.preview)).toMatchObject({ Changed: "0", "In doubt (not done)": "1" });
	});

	it("may be in UTF-16 or Windows-1252", async () => {
		const csv = "sku,title,category,condition,price,quantity\nU-1,Pokémon “Glurak”,tcg-single,NM,1.00,1\n";
		const files = { "UTF-16": Buffer.from(`\ufeff${csv}`, "utf16le"), plain: Buffer.from(csv, "utf16le") };
		for (const bytes of [...Object.values(files), Buffer.from(csv.replace("“", "\x93").replace("”", "\x94"), "latin1")]) {
			const { number, preview } = await plan(bytes);
			expect(figures(preview)).toMatchObject({ "New items": "1" });
			expect(
				await desk.sql(
					"SELECT fields->>'title' AS title FROM bulk_operation_row row JOIN bulk_operation op ON op.id = bulk_operation_id WHERE op.vendor_id = $1 AND number = $2",
					[shop.vendorId, number],
				),
			).toEqual([{ title: "Pokémon “Glurak”" }]);
		}
	});
});

describe("details of known items", () => {
	it("are taken over, undone, and left alone where they moved", async () => {
		await shop.addItems("X", 2, { copies: 1, cost: 100 });
		const { number } = await plan("sku,cost,bin,market,market_date\nX-1,2.00,A-1,9.00,2026-11-01\nX-2,3.00,A-2,8.00,2026-11-01\n");
		await shop.run(number);
		const now = () =>
			desk.sql(
				"SELECT sku, cost_minor::int AS cost, market_minor::int AS market, bin FROM item JOIN stock_level ON item_id = item.id WHERE item.vendor_id = $1 ORDER BY sku",
				[shop.vendorId],
			);
		expect(await now()).toEqual([
			{ sku: "X-1", cost: 200, market: 900, bin: "A-1" },
			{ sku: "X-2", cost: 300, market: 800, bin: "A-2" },
		]);
		await desk.sql("UPDATE item SET cost_minor = 999 WHERE vendor_id = $1 AND sku = 'X-2'", [shop.vendorId]);
		const undo = await shop.planUndo(number);
		await shop.run(undo.number);
		expect(await now()).toEqual([
			{ sku: "X-1", cost: 100, market: null, bin: null },
			{ sku: "X-2", cost: 999, market: 800, bin: "A-2" },
		]);
	});
});
