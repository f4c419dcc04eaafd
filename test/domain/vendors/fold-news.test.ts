import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeNews } from "../../../src/domain/vendors/notices/describe-news.ts";
import { foldNews, LINES_SHOWN } from "../../../src/domain/vendors/notices/fold-news.ts";
import type { NewsDetail } from "../../../src/domain/vendors/notices/news-detail.ts";

const sale = (order: number, currency = "USD"): NewsDetail => ({
	kind: "sales",
	orders: [`O-${order}`],
	orderCount: 1,
	copies: 2,
	amounts: [{ currency, minor: "1998" }],
	lineCount: 1,
	lines: [{ order: `O-${order}`, sku: "SNO-1", title: "Snorlax", quantity: 2, price: "$9.99", left: 40 - order }],
});
const low = (sku: string, available: number): NewsDetail => ({
	kind: "low-stock",
	count: 1,
	items: [{ sku, title: `Card ${sku}`, condition: "NM", available, threshold: 2 }],
});

describe("news of a group", () => {
	it("keeps the first lines of forty orders, and counts all", () => {
		const [first, ...others] = Array.from({ length: 40 }, (_, at) => sale(at + 1));
		const all = others.reduce(foldNews, first as NewsDetail);
		expect(all).toMatchObject({ orderCount: 40, copies: 80, lineCount: 40, amounts: [{ currency: "USD", minor: "79920" }] });
		const reply = describeNews(all);
		expect(reply.text).toBe(
			"40 orders came in: 80 copies, $799.20.\nAnd 20 lines more: /order list open\nSend one with /order fulfil O-1, call one off with /order cancel O-1.",
		);
		expect(reply.rows?.rows).toHaveLength(LINES_SHOWN);
		expect(reply.rows?.rows[1]).toEqual(["O-2", "SNO-1", "Snorlax", "2", "$9.99", "38"]);
	});

	it("adds amounts by currency", () => {
		expect(describeNews(foldNews(sale(1), sale(2, "EUR"))).text).toContain("$19.98 and €19.98");
	});

	it("tells an item that became low twice once, as it is by now", () => {
		const reply = describeNews([low("B", 2), low("A", 0)].reduce(foldNews, low("A", 1)));
		expect(reply.text).toBe("2 items run low.");
		expect(reply.rows?.rows.map((row) => [row[0], row[3]])).toEqual([
			["A", "0"],
			["B", "2"],
		]);
	});

	it("says how many more are low", () => {
		const [first, ...others] = Array.from({ length: 57 }, (_, at) => low(`SKU-${at}`, 1));
		const reply = describeNews(others.reduce(foldNews, first as NewsDetail));
		expect(reply.text).toBe("57 items run low.\nAnd 37 more: /stock low");
		expect(reply.rows?.rows).toHaveLength(20);
	});

	it("is the same in whichever groups it came together", () => {
		const news = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 40 });
		fc.assert(
			fc.property(news, fc.nat(), (orders, where) => {
				const details = orders.map((order) => sale(order));
				const cut = 1 + (where % (details.length - 1));
				const fold = (some: readonly NewsDetail[]) => some.slice(1).reduce(foldNews, some[0] as NewsDetail);
				expect(foldNews(fold(details.slice(0, cut)), fold(details.slice(cut)))).toEqual(fold(details));
			}),
		);
	});

	it("of two kinds are no group", () => {
		expect(() => foldNews(sale(1), low("A", 1))).toThrow("no group");
	});
});
