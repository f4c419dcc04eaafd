import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ExportFormatName } from "../../../../src/domain/inventory/export-formats/export-format.ts";
import { exportCsv } from "../../../../src/domain/inventory/files/export-csv.ts";
import { listExportItems } from "../../../../src/domain/inventory/selectors/list-export-items.ts";
import { draftImport } from "../../../../src/domain/inventory/services/bulk/draft-import.ts";
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
	shop = await desk.buildShop(`files-${++shops}`, "EUR");
});

const figures = (reply: { fields?: { name: string; value: string }[] }) => Object.fromEntries((reply.fields ?? []).map(({ name, value }) => [name, value]));
const set = { quantities: "set" } as const;

async function plan(content: string | Buffer, wishes: Parameters<typeof draftImport>[2] = {}) {
	const { number } = await shop.as((scope) => draftImport(scope, fileOf(content), wishes));
	await desk.drain();
	return { number, preview: await shop.show(number) };
}

/** The problems file of a preview, as text. */
function problemsOf(preview: Awaited<ReturnType<typeof plan>>["preview"]): string {
	const file = preview.attachments?.find(({ name }) => name.endsWith("-problems.csv"));
	return Buffer.from(file?.content ?? "", "base64").toString("utf8");
}

async function exported(format: ExportFormatName): Promise<string> {
	const pieces = exportCsv({
		format,
		shop: { currency: "EUR", location: "Main", categories: ["tcg-single"] },
		page: (after) => shop.as((scope) => listExportItems(scope, { filter: { words: "" }, format, after, count: 2_000 })),
	});
	let text = "";
	for await (const piece of pieces) text += piece;
	return text;
}

describe("how a file is written", () => {
	it("may have decimal commas, as the shop's locale has them", async () => {
		await desk.sql("UPDATE vendor SET locale = 'de-DE' WHERE id = $1", [shop.vendorId]);
		await shop.addItems("DE", 4, { priceMinor: 100, copies: 1 });
		const csv = "sku;price;cost;quantity\r\nDE-1;1.234,50;900,00;2\r\nDE-2;1.234;;3\r\nDE-3;0,5;;4\r\nDE-4;12.50;;5\r\n";
		const { number, preview } = await plan(csv);
		expect(preview.rows?.rows.filter(([line]) => /^\d+$/.test(line ?? ""))).toEqual([]);
		await shop.run(number);
		expect(await Promise.all(["DE-1", "DE-2", "DE-3", "DE-4"].map(shop.priceOf))).toEqual([123_450, 123_400, 50, 1250]);
		expect(await Promise.all(["DE-1", "DE-2", "DE-3", "DE-4"].map(shop.stockOf))).toEqual([2, 3, 4, 5]);
	});

	it("may have decimal points where the shop's locale has them, and thousands in commas", async () => {
		await shop.addItems("US", 2, { priceMinor: 100 });
		const { number } = await plan('sku,price\nUS-1,"1,234.50"\nUS-2,"1,234"\n');
		await shop.run(number);
		expect(await Promise.all(["US-1", "US-2"].map(shop.priceOf))).toEqual([123_450, 123_400]);
	});

	it("may end its lines in CR alone, inside of quotes too", async () => {
		const { number, preview } = await plan(
			'sku,title,category,condition,price\rCR-1,"Two\rlines",tcg-single,NM,1.00\rCR-2,One,tcg-single,NM,x\rCR-3,One,tcg-single,NM,2.00\r',
		);
		expect([figures(preview)["New items"], preview.rows?.rows.map(([line]) => line)]).toEqual(["2", ["4"]]);
		await shop.run(number);
		expect(await desk.sql("SELECT sku, title FROM item WHERE vendor_id = $1 ORDER BY sku", [shop.vendorId])).toEqual([
			{ sku: "CR-1", title: "Two\rlines" },
			{ sku: "CR-3", title: "One" },
		]);
	});

	it("may be in UTF-16 with a byte order mark, of either order", async () => {
		const little = Buffer.from("\ufeffsku,title,category,condition,price\nLE-1,Pokémon 🃏,tcg-single,NM,1.00\n", "utf16le");
		const big = Buffer.from("\ufeffsku,title,category,condition,price\nBE-1,Pokémon 🃏,tcg-single,NM,1.00\n", "utf16le").swap16();
		for (const content of [little, big]) {
			const { number, preview } = await plan(content);
			expect(figures(preview)).toMatchObject({ "New items": "1", "Read as": expect.stringContaining("in UTF-16") });
			await shop.run(number);
		}
		expect(await desk.sql("SELECT sku, title FROM item WHERE vendor_id = $1 ORDER BY sku", [shop.vendorId])).toEqual([
			{ sku: "BE-1", title: "Pokémon 🃏" },
			{ sku: "LE-1", title: "Pokémon 🃏" },
		]);
	});
});

const TCG =
	"TCGplayer Id,Product Line,Set Name,Product Name,Title,Number,Rarity,Condition,TCG Market Price,TCG Direct Low,TCG Low Price With Shipping,TCG Low Price,Total Quantity,Add to Quantity,TCG Marketplace Price,Photo URL\n";
/** For each program: a file with a good line and a bad one, what is wrong with it, and how it is mended. */
const FOREIGN: readonly { name: string; content: string; bad: string; good: string; sku: string }[] = [
	{
		name: "TCGplayer",
		content: `${TCG}"5001","Magic","Alpha","Fork","","1","Rare","Near Mint","","","","","1","0","1.00",""\n"5002","Magic","Alpha","Bolt, the","","2","Common","Shiny","","","","","2","0","2.00",""\n`,
		bad: "Shiny",
		good: "Near Mint Foil",
		sku: "TCG-5002",
	},
	{
		name: "Shopify",
		content:
			"Handle,Title,Type,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price\nbolt,Lightning Bolt,tcg-single,Condition,Near Mint,SH-1,4,2.00\nfork,Fork,tcg-single,Condition,Near Mint,SH-2,2,cheap\n",
		bad: "cheap",
		good: "2.00",
		sku: "SH-2",
	},
	{
		name: "eBay",
		content:
			"#INFO,Version=1.0.0,,,,\nAction(SiteID=US|Country=US|Currency=EUR|Version=1193),Item number,Title,Custom label (SKU),Start price,Available quantity\nRevise,110,First card,EB-1,3.00,1\nRevise,111,EB card 2,EB-2,2.00,many\n",
		bad: "many",
		good: "2",
		sku: "EB-2",
	},
];

describe("the lines that can't be taken", () => {
	it.each(FOREIGN)("of $name's file are mended in the problems file and sent back", async ({ content, bad, good, sku }) => {
		await shop.addItems("EB", 2, { priceMinor: 100, copies: 1 });
		const first = await plan(content, set);
		expect(figures(first.preview)["Lines that can't be taken"]).toBe("1");
		const problems = problemsOf(first.preview);
		expect(problems).toContain(bad);
		const mended = await plan(problems.slice(0, problems.lastIndexOf(bad)) + good + problems.slice(problems.lastIndexOf(bad) + bad.length), set);
		expect(figures(mended.preview)).toMatchObject({ "Read as": figures(first.preview)["Read as"], "Lines that can't be taken": "0" });
		await shop.run(mended.number);
		expect([await shop.priceOf(sku), await shop.stockOf(sku)]).toEqual([200, 2]);
	});

	it("of a file that was read by a saved mapping are read by it once more", async () => {
		await shop.addItems("SM", 2, { priceMinor: 100, copies: 1 });
		await plan("Ref;What it costs\nSM-1;3,00\n", { map: "Ref=sku, What it costs=price", save: "supplier" });
		const { preview } = await plan("Ref;What it costs\nSM-1;3,00\nSM-2;dear\n");
		const mended = await plan(problemsOf(preview).replace(/,dear(\r\n)?$/, ",2.00$1"));
		expect(figures(mended.preview)).toMatchObject({ "Read as": 'the mapping "supplier"', Changed: "1" });
		await shop.run(mended.number);
		expect(await shop.priceOf("SM-2")).toBe(200);
	});
});

describe("what was exported", () => {
	it.each(["omni", "tcgplayer", "shopify", "shopify-inventory", "ebay"] as const)("for %s imports again as a no-op", async (format) => {
		await shop.addItems("RT", 3, { priceMinor: 1234, copies: 4, cost: 500 });
		await desk.sql(
			`UPDATE item SET title = CASE sku WHEN 'RT-1' THEN '=Dread "Return", 1' ELSE title END, barcode = CASE sku WHEN 'RT-2' THEN '4006381333931' END,
				attributes = jsonb_build_object('tcgplayer_sku_id', '90' || right(sku, 1), 'game', 'Magic', 'set_name', '+Alpha', 'finish', CASE sku WHEN 'RT-3' THEN 'foil' ELSE 'nonfoil' END)
			WHERE vendor_id = $1`,
			[shop.vendorId],
		);
		await desk.sql("UPDATE stock_level SET bin = '-B1' FROM item WHERE item.id = item_id AND item.vendor_id = $1 AND sku = 'RT-1'", [shop.vendorId]);
		const text = await exported(format);
		expect(text.split("\r\n").length).toBe(5);
		const { preview } = await plan(text, set);
		expect(figures(preview)).toMatchObject({
			"New items": "0",
			Matched: "3",
			Changed: "0",
			Unchanged: "3",
			"Lines that can't be taken": "0",
			"In doubt (not done)": "0",
		});
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	});
});
