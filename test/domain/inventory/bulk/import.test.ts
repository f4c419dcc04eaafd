import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

async function openShop(currency?: string): Promise<void> {
	shop = await desk.buildShop(`import-${++shops}`, currency);
}
const figures = (reply: { fields?: { name: string; value: string }[] }) => Object.fromEntries((reply.fields ?? []).map(({ name, value }) => [name, value]));
const HEADER = "sku,title,category,condition,price,currency,quantity,cost,game,set_name\n";

describe("an import", () => {
	it("makes items with their stock, prices and ledger, and nothing before it is confirmed", async () => {
		await openShop();
		const { number, preview } = await shop.planImport(
			`${HEADER}A-1,Charizard,tcg-single,NM,250.00,USD,2,100.00,Pokémon,Base Set\nA-2,"Zelda, ""gold""",video-game,CIB,60,usd,,,,\n`,
		);
		expect(preview.text).toMatch(/^Import of stock\.csv: 2 items would be made or changed\./);
		expect(figures(preview)).toEqual({
			"New items": "2",
			Matched: "0",
			Changed: "0",
			Unchanged: "0",
			"In doubt (not done)": "0",
			"Lines that can't be taken": "0",
			"Copies on hand": "0 → 2",
		});
		expect(await desk.sql("SELECT FROM item WHERE vendor_id = $1", [shop.vendorId])).toEqual([]);
		expect(await shop.run(number)).toMatchObject({ status: "done", rows_done: 2, rows_skipped: 0 });
		expect(
			await desk.sql(
				"SELECT sku, title, category, condition, attributes, price_minor::int, cost_minor::int, version FROM item WHERE vendor_id = $1 ORDER BY sku",
				[shop.vendorId],
			),
		).toEqual([
			{
				sku: "A-1",
				title: "Charizard",
				category: "tcg-single",
				condition: "Near Mint",
				attributes: { game: "Pokémon", set_name: "Base Set" },
				price_minor: 25_000,
				cost_minor: 10_000,
				version: 1,
			},
			{ sku: "A-2", title: 'Zelda, "gold"', category: "video-game", condition: "CIB", attributes: {}, price_minor: 6_000, cost_minor: null, version: 1 },
		]);
		expect(
			await desk.sql("SELECT kind, delta, on_hand_after, unit_cost_minor::int, reference, person_id FROM stock_movement WHERE vendor_id = $1", [shop.vendorId]),
		).toEqual([{ kind: "received", delta: 2, on_hand_after: 2, unit_cost_minor: 10_000, reference: `B-${number}`, person_id: shop.personId }]);
		expect(await desk.sql("SELECT old_minor, new_minor::int, source FROM price_change WHERE vendor_id = $1 ORDER BY new_minor", [shop.vendorId])).toEqual([
			{ old_minor: null, new_minor: 6_000, source: "import" },
			{ old_minor: null, new_minor: 25_000, source: "import" },
		]);
		expect(await desk.sql("SELECT FROM bulk_upload_chunk WHERE vendor_id = $1", [shop.vendorId])).toEqual([]);
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	});

	it("changes prices and counts of known SKUs in any case, keeps what is left empty and what the file names otherwise", async () => {
		await openShop();
		await shop.addItems("OLD", 4, { copies: 3 });
		const { number, preview } = await shop.planImport(
			`${HEADER}old-1,Other title,tcg-single,LP,12.00,,5,,,\nOLD-2,,,,,,0,,,\nOLD-3,,,,10.00,,3,,,\nOLD-4,,,,,,,,,\n`,
		);
		expect(figures(preview)).toMatchObject({
			"New items": "0",
			Changed: "2",
			Unchanged: "2",
			"Sum of these prices": "$10.00 → $12.00",
			"Copies on hand": "6 → 5",
		});
		expect(figures(preview)["Known items with other details in the file (they keep theirs)"]).toBe("1");
		expect(preview.rows?.rows).toEqual([["old-1", "OLD card 1", "$10.00", "$12.00"]]);
		await shop.run(number);
		expect(await Promise.all(["OLD-1", "OLD-2", "OLD-3"].map(async (sku) => [await shop.priceOf(sku), await shop.stockOf(sku)]))).toEqual([
			[1200, 5],
			[1000, 0],
			[1000, 3],
		]);
		expect(await desk.sql("SELECT kind, delta FROM stock_movement WHERE vendor_id = $1 AND reference IS NOT NULL ORDER BY delta", [shop.vendorId])).toEqual([
			{ kind: "counted", delta: -3 },
			{ kind: "counted", delta: 2 },
		]);
		expect(await desk.sql("SELECT title FROM item WHERE vendor_id = $1 AND sku = 'OLD-1'", [shop.vendorId])).toEqual([{ title: "OLD card 1" }]);
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	});

	it("sent again changes nothing", async () => {
		await openShop();
		const file = `${HEADER}A-1,Charizard,tcg-single,NM,250.00,USD,2,,,\nA-2,Mew,tcg-single,NM,5,USD,0,,,\n`;
		await shop.run((await shop.planImport(file)).number);
		const { preview } = await shop.planImport(file);
		expect(preview.text).toMatch(/nothing would change/);
		expect(figures(preview)).toMatchObject({ Unchanged: "2", Changed: "0", "New items": "0" });
	});

	it("reports each bad line by number and reason, and sends them back to be mended", async () => {
		await openShop();
		await shop.addItems("OLD", 2, { copies: 3 });
		await desk.sql("UPDATE item SET archived_at = now() WHERE vendor_id = $1 AND sku = 'OLD-2'", [shop.vendorId]);
		await desk.sql("UPDATE stock_level SET committed = 2 WHERE item_id = (SELECT id FROM item WHERE vendor_id = $1 AND sku = 'OLD-1')", [shop.vendorId]);
		const { number, preview } = await shop.planImport(
			`${HEADER}${[
				'GOOD-1,"two\nlines",tcg-single,NM,1.00,USD,1,,,',
				"BAD-1,T,tcg-single,NM,-1,USD,1,,,",
				"good-1,T,tcg-single,NM,1.00,USD,1,,,",
				"BAD-2,,tcg-single,NM,,USD,1,,,",
				"OLD-1,,,,,,1,,,",
				"OLD-2,,,,,,1,,,",
				"BAD-3,T,tcg-single,NM,1.00,EUR,1,,,",
				'BAD-4,"a, b",tcg-single,NM,1.00,USD,one,,,',
				"BAD-5,T",
			].join("\n")}\n`,
		);
		expect(figures(preview)).toMatchObject({ "New items": "1", "Lines that can't be taken": "8" });
		expect(preview.rows?.rows).toEqual([
			["4", 'price: "-1" is negative'],
			["5", "good-1 is on line 5 and on line 2; the first was taken"],
			["6", "BAD-2 is new and needs title, price"],
			["7", "quantity: 1 is fewer than the 2 that open orders have committed"],
			["8", "OLD-2 is archived; restore it first, or use another SKU"],
			["9", 'currency: "EUR" is not the shop\'s, which is USD'],
			["10", 'quantity: "one" is not a whole number from 0 to 2147483647'],
			["11", "it has 2 values, but the header has 10 columns"],
		]);
		const [file] = preview.attachments ?? [];
		expect(file).toMatchObject({ name: `B-${number}-problems.csv`, contentType: "text/csv" });
		const csv = Buffer.from(file?.content ?? "", "base64").toString();
		expect(csv).toContain('10,"quantity: ""one"" is not a whole number from 0 to 2147483647",BAD-4,"a, b",tcg-single');
		await shop.run(number);
		expect(await desk.sql("SELECT sku FROM item WHERE vendor_id = $1 AND sku LIKE 'BAD%'", [shop.vendorId])).toEqual([]);

		await desk.sql("UPDATE stock_level SET committed = 0 WHERE vendor_id = $1", [shop.vendorId]);
		const mended = csv.replace(",one,", ",7,").replace(/-1,USD/, "3,USD");
		const again = await shop.planImport(mended);
		expect(figures(again.preview)).toMatchObject({ "New items": "2" });
	});

	it("finds a SKU twice over the borders of its chunks, and resumes in the middle of the file", async () => {
		await openShop();
		const lines = Array.from({ length: 4_500 }, (_, n) => `S-${n},"Title\n${n}",tcg-single,NM,1.00,USD,1,,,`);
		lines[4_400] = "s-3,Twice,tcg-single,NM,1.00,USD,1,,,";
		const { number } = await shop.as((scope) => draftImport(scope, fileOf(`\ufeff${HEADER.replace("\n", "\r\n")}${lines.join("\r\n")}`)));
		for (let request = desk.waiting.shift(); request; request = desk.waiting.shift()) {
			await Promise.all([desk.runJob(request, { chunks: 1 }), desk.runJob(request, { chunks: 1 })]);
		}
		const preview = await shop.show(number);
		expect(figures(preview)).toMatchObject({ "New items": "4,499", "Lines that can't be taken": "1" });
		expect(preview.rows?.rows).toEqual([["8802", "s-3 is on line 8,802 and on line 8; the first was taken"]]);
		await shop.confirm(number);
		await desk.drain({ chunks: 1 });
		expect(await shop.operation(number)).toMatchObject({ status: "done", rows_done: 4_499 });
		expect(
			await desk.sql("SELECT count(*)::int, sum(on_hand)::int AS copies FROM item JOIN stock_level ON item_id = item.id WHERE item.vendor_id = $1", [
				shop.vendorId,
			]),
		).toEqual([{ count: 4_499, copies: 4_499 }]);
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	});

	it("leaves a row alone whose stock or SKU moves after the press", async () => {
		await openShop();
		await shop.addItems("OLD", 3, { copies: 3 });
		const { number } = await shop.planImport(`${HEADER}OLD-1,,,,12.00,,5,,,\nOLD-2,,,,12.00,,5,,,\nNEW-1,T,tcg-single,NM,1.00,USD,1,,,\n`);
		await shop.confirm(number);
		await desk.sql("UPDATE stock_level SET on_hand = 2 WHERE item_id = (SELECT id FROM item WHERE vendor_id = $1 AND sku = 'OLD-1')", [shop.vendorId]);
		await shop.addItems("NEW", 1, { priceMinor: 9 });
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ status: "done", rows_done: 1, rows_skipped: 2 });
		expect(await Promise.all(["OLD-1", "OLD-2", "NEW-1"].map(shop.priceOf))).toEqual([1000, 1200, 9]);
		await desk.sql("UPDATE stock_level SET on_hand = 3 WHERE item_id = (SELECT id FROM item WHERE vendor_id = $1 AND sku = 'OLD-1')", [shop.vendorId]);
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	});

	it("that wants all or nothing is not started with a bad line, and takes back what it did when a row moves", async () => {
		await openShop();
		await shop.addItems("ALL", 2, { copies: 3 });
		const bad = await shop.planImport("sku,price,quantity\nALL-1,12.00,5\nALL-2,12.00,-1\n", { errors: "reject-all" });
		expect(bad.preview.text).toContain("1 row can't be done, and it is to be all or nothing");
		await expect(shop.confirm(bad.number)).rejects.toMatchObject({ code: "conflict", hint: expect.stringContaining("errors:reject-rows") });

		const { number } = await shop.planImport("sku,price,quantity\nALL-1,12.00,5\nALL-2,12.00,5\n", { errors: "reject-all" });
		await shop.confirm(number);
		await desk.sql("UPDATE item SET price_minor = 7 WHERE vendor_id = $1 AND sku = 'ALL-2'", [shop.vendorId]);
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ status: "failed", rows_skipped: 1 });
		expect(await Promise.all(["ALL-1", "ALL-2"].map(shop.priceOf))).toEqual([1000, 7]);
		expect(await Promise.all(["ALL-1", "ALL-2"].map(shop.stockOf))).toEqual([3, 3]);
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	});

	it("that ignores what can't be done does the rest of a line, told in part, planned and moved", async () => {
		await openShop();
		await shop.addItems("PART", 4, { copies: 3 });
		await desk.sql("UPDATE item SET price_locked = true WHERE vendor_id = $1 AND sku = 'PART-1'", [shop.vendorId]);
		const file = "sku,price,quantity\nPART-1,12.00,5\nPART-2,12.00,5\nPART-3,12.00,5\nPART-4,12.00,5\nNONE-1,12.00,5\n";
		expect(figures((await shop.planImport(file)).preview)).toMatchObject({ Changed: "3", "Lines that can't be taken": "2" });
		const { number, preview } = await shop.planImport(file, { errors: "ignore" });
		expect(figures(preview)).toMatchObject({ Changed: "4", "Lines that can't be taken": "1" });
		await shop.confirm(number);
		await desk.sql("UPDATE item SET price_minor = 7 WHERE vendor_id = $1 AND sku = 'PART-2'", [shop.vendorId]);
		const setCopies = (sku: string, copies: number) =>
			desk.sql("UPDATE stock_level SET on_hand = $3 WHERE item_id = (SELECT id FROM item WHERE vendor_id = $1 AND sku = $2)", [shop.vendorId, sku, copies]);
		await setCopies("PART-3", 2);
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ status: "done", rows_done: 4, rows_skipped: 0 });
		const skus = ["PART-1", "PART-2", "PART-3", "PART-4"];
		expect(await Promise.all(skus.map(shop.priceOf))).toEqual([1000, 7, 1200, 1200]);
		expect(await Promise.all(skus.map(shop.stockOf))).toEqual([5, 5, 2, 5]);
		expect(
			await desk.sql(
				"SELECT sku, reason FROM bulk_operation_row WHERE vendor_id = $1 AND reason IS NOT NULL AND outcome = 'pending' AND bulk_operation_id = $2 ORDER BY sku",
				[shop.vendorId, (await shop.operation(number)).id],
			),
		).toEqual([
			{ sku: "PART-1", reason: expect.stringContaining("locked") },
			{ sku: "PART-2", reason: "changed since: price" },
			{ sku: "PART-3", reason: "changed since: quantity" },
		]);
		await setCopies("PART-3", 3);
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	});

	it("whose SKU was taken or whose stock moved since the preview is planned anew at the press", async () => {
		await openShop();
		await shop.addItems("OLD", 1, { copies: 3 });
		const { number } = await shop.planImport(`${HEADER}OLD-1,,,,,,5,,,\nNEW-1,T,tcg-single,NM,1.00,USD,1,,,\n`);
		await shop.addItems("NEW", 1, { priceMinor: 9 });
		expect(await shop.confirm(number)).toBe("replanned");
		await desk.drain();
		const preview = await shop.show(number);
		expect(preview.text).toMatch(/^Not started: 1 item changed since the preview/);
		expect(figures(preview)).toMatchObject({ "New items": "0", Changed: "2" });
	});

	it("speaks the shop's currency", async () => {
		await openShop("JPY");
		const { preview } = await shop.planImport(`${HEADER}A-1,Charizard,tcg-single,NM,250,JPY,2,,,\nA-2,Mew,tcg-single,NM,5.50,JPY,2,,,\n`);
		expect(figures(preview)).toMatchObject({ "New items": "1", "Lines that can't be taken": "1" });
		expect(preview.rows?.rows[0]?.[1]).toMatch(/"5.50" is not an amount in JPY, which has no decimals/);
	});
});

describe("a file that can't be taken at all", () => {
	it.each([
		["", /empty/],
		["sku,pirce\nA,1\n", /"pirce"/],
		["title\nx\n", /no column "sku"/],
	])("is refused before anything is kept: %j", async (csv, message) => {
		await openShop();
		await expect(shop.planImport(csv)).rejects.toMatchObject({ code: "invalid_input", message: expect.stringMatching(message) });
		expect(await desk.sql("SELECT FROM bulk_operation WHERE vendor_id = $1", [shop.vendorId])).toEqual([]);
	});

	it("because it is too large is refused by what it says, and by what it is", async () => {
		await openShop();
		const huge = { name: "huge.csv", size: 300 * 1024 * 1024, open: () => fileOf("sku,price\n").open() };
		await expect(shop.as((scope) => draftImport(scope, huge))).rejects.toMatchObject({
			code: "invalid_input",
			message: "huge.csv is larger than 100 MB. Please split it.",
		});
		async function* endless() {
			yield Buffer.from("sku,price\n");
			for (;;) yield Buffer.alloc(8 * 1024 * 1024, "a");
		}
		await expect(shop.as((scope) => draftImport(scope, { name: "endless.csv", size: null, open: endless }))).rejects.toMatchObject({ code: "invalid_input" });
		expect(await desk.sql("SELECT FROM bulk_upload_chunk WHERE vendor_id = $1", [shop.vendorId])).toEqual([]);
	}, 120_000);

	it("because a quote is never closed fails with the line, and changes nothing", async () => {
		await openShop();
		const { number, preview } = await shop.planImport('sku,price\nA,1\nB,"2\nC,3\n');
		expect(await shop.operation(number)).toMatchObject({ status: "failed", error: expect.stringMatching(/from line 3 on/) });
		expect(preview.text).toMatch(/^B-1 has failed: .*\nNothing was changed\.$/);
	});

	it("because it is broken behind what was planned already fails with the line, and changes nothing", async () => {
		await openShop();
		const { number } = await shop.planImport(`sku,price\n${Array.from({ length: 2_600 }, (_, nth) => `A-${nth},1\n`).join("")}B,"2\n`);
		expect(await shop.operation(number)).toMatchObject({ status: "failed", error: expect.stringMatching(/from line 2,602 on/) });
		expect(await desk.sql("SELECT FROM item WHERE vendor_id = $1", [shop.vendorId])).toEqual([]);
	});
});

describe("a file that is read in several batches", () => {
	it("takes a SKU once over all of them, and makes each of its items", async () => {
		await openShop();
		const lines = Array.from({ length: 2_600 }, (_, nth) => `A-${nth},Card ${nth},other,New,1,,1,,,\n`);
		const { number } = await shop.planImport(`${HEADER}${lines.join("")}a-7,Again,other,New,2,,1,,,\n`);
		expect(await shop.operation(number)).toMatchObject({ status: "previewed", rows_total: 2_600 });
		expect(await desk.sql("SELECT line, reason FROM bulk_operation_problem WHERE vendor_id = $1", [shop.vendorId])).toEqual([
			{ line: 2_602, reason: "a-7 is on line 2,602 and on line 9; the first was taken" },
		]);
		await shop.run(number);
		expect(await desk.sql("SELECT count(*)::int AS items, sum(on_hand)::int AS copies FROM stock_level WHERE vendor_id = $1", [shop.vendorId])).toEqual([
			{ items: 2_600, copies: 2_600 },
		]);
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	}, 60_000);

	it("changes prices and copies of items in every state, all of a row or nothing of it", async () => {
		await openShop();
		const made = await shop.planImport(`${HEADER}${["A", "B", "C", "D"].map((sku) => `${sku},Card ${sku},other,New,1,,1,,,\n`).join("")}`);
		await shop.run(made.number);
		await desk.sql(
			`INSERT INTO item (vendor_id, sku, title, category, condition, price_minor) SELECT $1, sku, sku, 'other', 'New', 100 FROM unnest(ARRAY['NONE-1', 'NONE-2']) sku`,
			[shop.vendorId],
		);
		const { number } = await shop.planImport("sku,price,quantity\nA,2,5\nB,2,5\nC,2,\nD,1,5\nNONE-1,2,\nNONE-2,2,3\n");
		await shop.confirm(number);
		await desk.sql("UPDATE item SET price_minor = 101 WHERE vendor_id = $1 AND sku = 'B'", [shop.vendorId]);
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ status: "done", rows_done: 5, rows_skipped: 1 });
		const now = await desk.sql<{ sku: string; price: number; copies: number | null }>(
			`SELECT sku, price_minor::int AS price, on_hand AS copies FROM item LEFT JOIN stock_level ON item_id = item.id WHERE item.vendor_id = $1 ORDER BY sku`,
			[shop.vendorId],
		);
		expect(now.map(({ sku, price, copies }) => `${sku} ${price} ${copies}`)).toEqual([
			"A 200 5",
			"B 101 1",
			"C 200 1",
			"D 100 5",
			"NONE-1 200 null",
			"NONE-2 200 3",
		]);
		const [ids] = await desk.sql("SELECT count(*)::int AS rows, count(DISTINCT id)::int AS ids FROM stock_movement WHERE vendor_id = $1", [shop.vendorId]);
		expect(ids).toEqual({ rows: 7, ids: 7 });
	});
});
