import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let numbers = 1000;

interface Line {
	sku?: string;
	title?: string;
	quantity?: number;
	price: number;
	cost?: number | null;
	discount?: number;
	tax?: number;
	collector?: "seller" | "marketplace" | null;
	fee?: number;
	cancelled?: number;
	returned?: number;
}

/** An order as it stands in the books; amounts in minor units. */
async function book(at: string, lines: readonly Line[], { currency = "EUR", connection = null as number | null, of = shop } = {}): Promise<void> {
	const [order] = await query<{ id: string }>(
		app.database.ownerUrl,
		`INSERT INTO sales_order (vendor_id, number, status, currency, placed_at, connection_id, external_id)
		VALUES ($1, $2::int, 'paid', $3, $4, (SELECT id FROM connection WHERE vendor_id = $1 AND number = $5), $2::int::text) RETURNING id`,
		[of.vendorId, numbers++, currency, at, connection],
	);
	for (const [index, line] of lines.entries()) {
		const { sku = "", title = "Card", quantity = 1, price, cost = null, discount = 0, tax = 0, collector = null, fee = 0, cancelled = 0, returned = 0 } = line;
		const values = [of.vendorId, order?.id, index, sku, title, quantity, price, cost, discount, tax, collector, fee, cancelled, returned];
		await query(
			app.database.ownerUrl,
			`INSERT INTO sales_order_line (vendor_id, order_id, external_id, item_id, sku, title, quantity, unit_price_minor, unit_cost_minor, discount_minor,
				tax_minor, tax_collected_by, fee_minor, cancelled, returned, fulfilled)
			VALUES ($1, $2, $3::int, (SELECT id FROM item WHERE vendor_id = $1 AND sku = $4::text), $4, $5, $6::int, $7, $8, $9, $10, $11, $12, $13, $14::int, $6::int - $13::int)`,
			values,
		);
	}
}

function sheet({ attachments }: { attachments?: { content: string }[] }): Record<string, string>[] {
	return parse(Buffer.from(attachments?.[0]?.content ?? "", "base64"), { bom: true, columns: true });
}

const line = (rows: Record<string, string>[], section: string, name: string, currency = "EUR") =>
	rows.find((row) => row.Section === section && row.Name === name && row.Currency === currency);

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Karten Ecke", { currency: "EUR", timezone: "Europe/Berlin" });
	other = await app.buildShop("Game Garage");
	await shop.type('/item new RE-1 "Glurak" tcg-single 100 quantity:5 cost:40');
	await shop.type('/item new RE-2 "Turtok" tcg-single 20 quantity:10');
	await shop.type("/market connect shopify ecke.myshopify.com secret:a-secret-of-sixteen");
});

afterAll(() => app.stop());

describe("/report sales", () => {
	test("sums what was sold, and tells returns and cancellations apart", async () => {
		await book("2020-05-04T10:00:00Z", [
			{ sku: "RE-1", price: 10000, quantity: 2, cost: 4000, discount: 1000, tax: 3194, collector: "seller" },
			{ sku: "RE-2", price: 2000, quantity: 3, cost: 500, cancelled: 1, returned: 1, discount: 300, fee: 90, tax: 900, collector: "marketplace" },
		]);
		await book("2020-05-05T10:00:00Z", [{ sku: "RE-2", price: 2000, quantity: 1, cancelled: 1, tax: 320 }]);
		const reply = await shop.type("/report sales since:2020-05-04 until:2020-05-05");
		// 200 + 2 × 20 - 10 - 2/3 of 3; one of the two copies came back at 20 - 1.
		expect(reply.text.split("\n")).toEqual([
			"From May 4, 2020 to May 5, 2020: 1 order, 3 copies, €209.00 after discounts and returns.",
			// 209 - 2/3 of 0.90 - 2 × 40 - 5
			"Margin €123.40, after fees and cost.",
		]);
		expect(Object.fromEntries((reply.fields ?? []).map(({ name, value }) => [name, value]))).toEqual({
			Gross: "€240.00",
			Discounts: "€12.00",
			Returned: "€19.00 (1 copy)",
			Net: "€209.00",
			"Tax you collected": "€31.94",
			"Tax the marketplaces collected": "€6.00",
			Fees: "€0.60",
			"Cost of goods": "€85.00",
			Margin: "€123.40",
			Cancelled: "€39.00 (2 copies)",
		});
		expect(reply.audience).toBe("private");
		expect(reply.rows).toEqual({ columns: ["Channel", "Orders", "Copies", "Net", "Margin"], rows: [["Counter", "1", "3", "€209.00", "€123.40"]] });
	});

	test("a line without a cost takes its item's, and where neither has one it is left out of the margin, and that is said", async () => {
		await book("2020-06-01T10:00:00Z", [
			{ sku: "RE-1", price: 10000 },
			{ sku: "RE-2", price: 5000 },
			{ sku: "gone", title: "Unknown", price: 700 },
		]);
		const { text } = await shop.type("/report sales since:2020-06 until:2020-06");
		expect(text.split("\n")[1]).toBe("Margin €60.00, after fees and cost; 2 lines of 3 have no cost and are left out of it.");
	});

	test("by channel: the counter, and each connection", async () => {
		await book("2020-07-01T10:00:00Z", [{ sku: "RE-1", price: 10000 }]);
		await book("2020-07-02T10:00:00Z", [{ sku: "RE-1", price: 9000, fee: 500 }], { connection: 1 });
		const { rows } = await shop.type("/report sales since:2020-07 until:2020-07");
		expect(rows?.rows).toEqual([
			["Counter", "1", "1", "€100.00", "€60.00"],
			["M-1 Shopify ecke.myshopify.com", "1", "1", "€90.00", "€45.00"],
		]);
	});

	test("currencies are never added up, and a margin is told only in the shop's", async () => {
		await book("2020-08-01T10:00:00Z", [{ sku: "RE-1", price: 10000 }]);
		await book("2020-08-01T11:00:00Z", [{ sku: "RE-1", price: 12000 }], { currency: "USD", connection: 1 });
		await book("2020-08-01T12:00:00Z", [{ sku: "RE-1", price: 15000 }], { currency: "JPY", connection: 1 });
		const reply = await shop.type("/report sales since:2020-08 until:2020-08 by:item");
		expect(reply.text).toBe(
			[
				"From Aug 1, 2020 to Aug 31, 2020: 1 order, 1 copy, €100.00 after discounts and returns.",
				"Margin €60.00, after fees and cost.",
				"Besides, in JPY: 1 order, 1 copy, ¥15,000.",
				"Besides, in USD: 1 order, 1 copy, $120.00.",
			].join("\n"),
		);
		expect(reply.rows?.rows).toEqual([
			["Glurak (RE-1)", "1", "1", "€100.00", "€60.00"],
			["Glurak (RE-1)", "1", "1", "¥15,000", "–"],
			["Glurak (RE-1)", "1", "1", "$120.00", "–"],
		]);
		expect(line(sheet(reply), "total", "All", "JPY")).toMatchObject({ Gross: "15000", Margin: "", "Cost of goods": "" });
	});

	test("days are the shop's, also where the clocks change", async () => {
		// Berlin leaves winter time on 29 March 2020 and comes back to it on 25 October.
		await book("2020-03-28T22:59:59Z", [{ price: 1 }]);
		await book("2020-03-28T23:00:00Z", [{ price: 10 }]);
		await book("2020-03-29T21:59:59Z", [{ price: 100 }]);
		await book("2020-03-29T22:00:00Z", [{ price: 1000 }]);
		await book("2020-10-24T22:00:00Z", [{ price: 10 }]);
		await book("2020-10-25T22:59:59Z", [{ price: 100 }]);
		await book("2020-10-25T23:00:00Z", [{ price: 1000 }]);
		const net = async (day: string) => line(sheet(await shop.type(`/report sales since:${day} until:${day}`)), "total", "All")?.Net;
		expect(await net("2020-03-29")).toBe("1.10");
		expect(await net("2020-10-25")).toBe("1.10");
		const days = await shop.type("/report sales since:2020-03-28 until:2020-03-30 by:day");
		expect(days.rows?.rows.map(([day, orders]) => [day, orders])).toEqual([
			["2020-03-28", "1"],
			["2020-03-29", "2"],
			["2020-03-30", "1"],
		]);
		const months = await shop.type("/report sales since:2020-03 until:2020-10 by:month");
		expect(months.rows?.columns[0]).toBe("Month");
		// August has orders in three currencies.
		expect(months.rows?.rows.map(([month]) => month)).toEqual(["2020-03", "2020-05", "2020-06", "2020-07", "2020-08", "2020-08", "2020-08", "2020-10"]);
	});

	test("the file has every section, adds up, and nothing that a spreadsheet would run", async () => {
		await book("2020-11-01T10:00:00Z", [
			{ title: "=HYPERLINK(1)", price: 100 },
			{ sku: "-1+1", title: "@x", price: 300, quantity: 3 },
			{ sku: "RE-1", price: 9000 },
		]);
		const reply = await shop.type("/report sales since:2020-11 until:2020-11");
		expect(reply.attachments?.[0]).toMatchObject({ name: "sales.csv", contentType: "text/csv" });
		const rows = sheet(reply);
		expect(rows.flatMap(Object.values).filter((cell) => /^[=+\-@]/.test(cell) && !/^-?[\d.]+$/.test(cell))).toEqual([]);
		for (const section of ["total", "channel", "day", "item"]) {
			const sum = rows.filter((row) => row.Section === section).reduce((minor, row) => minor + Math.round(Number(row.Gross) * 100), 0);
			expect([section, sum]).toEqual([section, 10000]);
		}
		expect(rows.filter(({ Section }) => Section === "item").map(({ Name }) => Name)).toEqual(["Glurak (RE-1)", "'@x (-1+1)", "'=HYPERLINK(1)"]);
	});

	test("a share of a line's discount is rounded once, and shares of one line add up to it", async () => {
		await book("2020-12-01T10:00:00Z", [{ price: 1000, quantity: 3, cancelled: 1, discount: 100 }]);
		const row = line(sheet(await shop.type("/report sales since:2020-12 until:2020-12")), "total", "All");
		expect(row).toMatchObject({ Gross: "20.00", Discounts: "0.67", Cancelled: "9.67", Net: "19.33" });
	});

	test("amounts past what a bigint holds are told", async () => {
		await book("2021-01-01T10:00:00Z", [
			{ price: 1_000_000_000_000, quantity: 2_147_483_647 },
			{ price: 1_000_000_000_000, quantity: 2_147_483_647 },
		]);
		const row = line(sheet(await shop.type("/report sales since:2021-01-01 until:2021-01-01")), "total", "All");
		expect(row?.Gross).toBe("42949672940000000000.00");
	});

	test("a sale over the counter is in it, and taken back it is a return", async () => {
		const today = "/report sales since:today";
		const before = line(sheet(await shop.type(today)), "total", "All")?.Orders ?? "0";
		await shop.type("/sell RE-1 1 price:90");
		expect(line(sheet(await shop.type(today)), "total", "All")).toMatchObject({ Orders: String(Number(before) + 1), Net: "90.00", Margin: "50.00" });
		await shop.type("/undo");
		expect(line(sheet(await shop.type(today)), "total", "All")).toMatchObject({ Net: "0.00", Returned: "90.00", Margin: "0.00" });
	});

	test("nothing sold is said with what to ask instead", async () => {
		expect((await shop.type("/report sales since:2001 until:2001")).text).toBe(
			"From Jan 1, 2001 to Dec 31, 2001: no orders.\nAsk for a longer time: /report sales since:365d.",
		);
	});

	test("times that are none, or the wrong way round, are refused by name", async () => {
		expect(await shop.fail("/report sales until:soon")).toEqual({
			code: "invalid_input",
			text: 'until: "soon" is not a time.\nWrite it like until:24h, until:7d, until:today, until:2026-11-01 or until:2026-11.',
		});
		expect((await shop.fail("/report sales since:2020-05-02 until:2020-05-01")).text).toBe('until: "2020-05-01" is not after since: "2020-05-02".');
		expect((await shop.fail("/report sales by:weather")).code).toBe("invalid_input");
	});

	test("is for managers, and of one's own shop", async () => {
		expect((await shop.fail("/report sales", shop.staff)).code).toBe("permission_denied");
		expect((await other.type("/report sales since:2020")).text).toContain("no orders");
	});
});

describe("/report value", () => {
	const at = (section: string, name: string, rows: Record<string, string>[]) => rows.find((row) => row.Section === section && row.Name === name);

	test("copies and value at price and at cost: in all, by category, location and condition", async () => {
		const garage = await app.buildShop("Value Vault", { timezone: "Europe/Berlin" });
		await garage.type('/item new VA-1 "Mew" tcg-single 10 quantity:3 cost:4');
		await garage.type('/item new VA-2 "Tetris" video-game 20.50 condition:CIB quantity:2');
		await garage.type('/item new VA-3 "Nothing left" tcg-single 99');
		const reply = await garage.type("/report value");
		expect(reply.text).toBe("5 copies of 2 items, worth $71.00 at price.\n$12.00 at cost; 2 copies have no cost and are left out of it.");
		expect(reply.rows?.rows).toEqual([
			["video-game", "1", "2", "$41.00", "$0.00"],
			["tcg-single", "1", "3", "$30.00", "$12.00"],
		]);
		expect((await garage.type("/report value by:condition")).rows?.rows.map(([condition]) => condition)).toEqual(["CIB", "Near Mint"]);
		expect((await garage.type("/report value by:location")).rows?.rows).toEqual([["Main", "2", "5", "$71.00", "$12.00"]]);
		const rows = sheet(reply);
		expect(at("total", "All", rows)).toMatchObject({
			Currency: "USD",
			Items: "2",
			Copies: "5",
			"At price": "71.00",
			"At cost": "12.00",
			"Copies without cost": "2",
		});
		expect(rows.map(({ Section }) => Section).sort()).toEqual(["category", "category", "condition", "condition", "location", "total"]);
	});

	test("at the end of a past day, by the ledger and the prices of then", async () => {
		const past = await app.buildShop("Past Place", { timezone: "Europe/Berlin" });
		await past.type('/item new PA-1 "Mew" tcg-single 10 quantity:3 cost:4');
		await past.type("/price set PA-1 12");
		await past.type("/stock remove PA-1 1 lost");
		const moments = ["2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"];
		const backdate = (table: string, where: string, to: string | undefined) =>
			query(app.database.ownerUrl, `UPDATE ${table} SET created_at = $2 WHERE vendor_id = $1 AND ${where}`, [past.vendorId, to]);
		await backdate("stock_movement", "delta = 3", moments[0]);
		await backdate("price_change", "old_minor IS NULL", moments[0]);
		await backdate("price_change", "old_minor IS NOT NULL", moments[1]);
		await backdate("stock_movement", "delta = -1", moments[1]);
		const copiesAndPrice = async (text: string) => (({ Copies, "At price": price }) => [Copies, price])(sheet(await past.type(text))[0] ?? {});
		expect(await copiesAndPrice("/report value until:2026-03-28")).toEqual(["0", "0.00"]);
		expect(await copiesAndPrice("/report value until:2026-03-29")).toEqual(["3", "30.00"]);
		expect(await copiesAndPrice("/report value until:2026-03")).toEqual(["2", "24.00"]);
		expect(await copiesAndPrice("/report value")).toEqual(["2", "24.00"]);
		expect((await past.type("/report value until:2026-03-29")).text).toBe(
			"At the end of Mar 29, 2026: 3 copies of 1 item, worth $30.00 at price.\n$12.00 at today's cost.",
		);
		expect((await past.type("/report value until:2026-03-28")).text).toBe("There was no stock at the end of Mar 28, 2026.");
		expect((await past.type("/report value since:2026-03-30")).text).toContain("\nSince Mar 30, 2026: -1 copy, -$6.00 at price.");
	});

	test("an empty shop has none, and an empty file is a file", async () => {
		const empty = await app.buildShop("Empty Eck");
		const reply = await empty.type("/report value");
		expect(reply.text).toBe("There is no stock.");
		expect(sheet(reply)).toHaveLength(1);
	});

	test("a time that is none, or a start past the end, is refused", async () => {
		expect((await shop.fail("/report value until:once")).code).toBe("invalid_input");
		expect((await shop.fail("/report value since:2026-03-02 until:2026-03-01")).code).toBe("invalid_input");
	});

	test("is for managers, and of one's own shop", async () => {
		expect((await shop.fail("/report value", shop.staff)).code).toBe("permission_denied");
		expect((await other.type("/report value")).text).toBe("There is no stock.");
	});
});
