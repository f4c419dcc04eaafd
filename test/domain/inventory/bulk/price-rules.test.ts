import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bulkOperationSchema } from "../../../../src/domain/inventory/operations/bulk-operation.ts";
import { EMPTY_TALLY, planTallySchema } from "../../../../src/domain/inventory/operations/plan-tally.ts";
import { draftReprice } from "../../../../src/domain/inventory/services/bulk/draft-reprice.ts";
import { savePriceRule } from "../../../../src/domain/inventory/services/save-price-rule.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../../../support/bulk-desk.ts";

let desk: BulkDesk;
beforeAll(async () => {
	desk = await openBulkDesk();
});
afterAll(() => desk?.close());

let shops = 0;
const buildShop = () => desk.buildShop(`rules-${++shops}`);

interface Market {
	minor: number | null;
	/** Before now. */
	days?: number;
}

/** Gives an item a market price; half an hour more than the days, or less, keeps the clock out of it. */
async function setMarket(shop: BulkShop, sku: string, { minor, days = 0 }: Market): Promise<void> {
	await desk.sql(
		"UPDATE item SET market_minor = $3, market_at = CASE WHEN $3::bigint IS NULL THEN NULL ELSE now() - $4::float8 * interval '1 day' END WHERE vendor_id = $1 AND sku = $2",
		[shop.vendorId, sku, minor, days],
	);
}

const field = (reply: { fields?: { name: string; value: string }[] }, name: string) => reply.fields?.find((known) => known.name.startsWith(name))?.value;

describe("a reprice by the market", () => {
	it("leaves alone what has a market price of a day to come, and says so", async () => {
		const shop = await buildShop();
		await shop.addItems("AHEAD", 2);
		await setMarket(shop, "AHEAD-1", { minor: 2_000, days: -0.5 });
		await setMarket(shop, "AHEAD-2", { minor: 2_000 });
		const { number, preview } = await shop.planReprice({ change: "market" });
		expect(field(preview, "Left alone: market price of a day to come")).toBe("1");
		await shop.run(number);
		expect(await Promise.all(["AHEAD-1", "AHEAD-2"].map(shop.priceOf))).toEqual([1000, 2000]);
	});

	it("typed as a list without quotes is shown with them", async () => {
		const shop = await buildShop();
		await shop.addItems("LIST", 1);
		await expect(shop.planReprice({ change: "NM", words: "x1.00, LP x0.85" })).rejects.toMatchObject({
			code: "invalid_input",
			hint: 'Type it so: /bulk price "NM x1.00, LP x0.85"',
		});
		await expect(shop.planReprice({ change: "x0.90,", words: "LP x0.85" })).rejects.toMatchObject({ hint: 'Type it so: /bulk price "x0.90, LP x0.85"' });
		await expect(shop.planReprice({ change: "+5%", words: "list card" })).resolves.toMatchObject({ number: expect.any(Number) });
	});

	it("changes what has a market price of these days, and leaves the rest alone, told by reason", async () => {
		const shop = await buildShop();
		await shop.addItems("CARD", 5);
		await setMarket(shop, "CARD-1", { minor: 2_000 });
		await setMarket(shop, "CARD-2", { minor: 2_001, days: 6.9 });
		await setMarket(shop, "CARD-3", { minor: 2_000, days: 7.1 });
		await setMarket(shop, "CARD-4", { minor: 2_000, days: 400 });
		const { number, preview } = await shop.planReprice({ change: "market*0.95", floor: "5.00" });
		expect(preview.text).toContain("market -5 %, at least $5.00 for all items: 2 prices would change.");
		expect(field(preview, "Left alone: no market price")).toBe("1");
		expect(field(preview, "Left alone: market price older than 7 days")).toBe("2");
		expect(await shop.run(number)).toMatchObject({ status: "done", rows_done: 2, rows_skipped: 0 });
		expect(await Promise.all([1, 2, 3, 4, 5].map((n) => shop.priceOf(`CARD-${n}`)))).toEqual([1900, 1901, 1000, 1000, 1000]);
		const undo = await shop.planUndo(number);
		await shop.run(undo.number);
		expect(await Promise.all([1, 2].map((n) => shop.priceOf(`CARD-${n}`)))).toEqual([1000, 1000]);
	});

	it("takes the shop's own number of days, and plans anew when that changes before the press", async () => {
		const shop = await buildShop();
		await shop.addItems("CARD", 1);
		await setMarket(shop, "CARD-1", { minor: 2_000, days: 20 });
		await desk.sql("UPDATE vendor SET market_days = 30 WHERE id = $1", [shop.vendorId]);
		const { number, preview } = await shop.planReprice({ change: "market" });
		expect(preview.text).toContain("1 price would change");
		await desk.sql("UPDATE vendor SET market_days = 1 WHERE id = $1", [shop.vendorId]);
		expect(await shop.confirm(number)).toBe("replanned");
		await desk.drain();
		expect(field(await shop.show(number), "Left alone: market price older than 1 day")).toBe("1");
		expect(await shop.priceOf("CARD-1")).toBe(1000);
	});

	it("leaves a locked price alone, and counts each item once", async () => {
		const shop = await buildShop();
		await shop.addItems("CARD", 12, { cost: 900 });
		await shop.addItems("LP", 4);
		await desk.sql("UPDATE item SET condition = 'Lightly Played' WHERE vendor_id = $1 AND sku LIKE 'LP-%'", [shop.vendorId]);
		await desk.sql("UPDATE item SET price_locked = true WHERE vendor_id = $1 AND sku IN ('CARD-1', 'LP-1')", [shop.vendorId]);
		await desk.sql("UPDATE item SET price_minor = 6000 WHERE vendor_id = $1 AND sku IN ('CARD-2', 'CARD-3')", [shop.vendorId]);
		await setMarket(shop, "CARD-1", { minor: 3_000 });
		await setMarket(shop, "CARD-4", { minor: 1_001 });
		await setMarket(shop, "CARD-5", { minor: 3_000, days: 8 });
		await setMarket(shop, "CARD-6", { minor: 500 });
		const { number, preview } = await shop.planReprice({ change: "over 50 -> ask, NM and 5..50 market, LP and under 0.40 -> 0.40", margin: "10%", skip: "1%" });
		expect(preview.fields).toEqual(
			expect.arrayContaining([
				// CARD-6: not the market's 5.00, but its cost and 10 %.
				{ name: "Prices to change", value: "1" },
				{ name: "Left alone: price locked", value: "1" },
				{ name: "Left alone: no market price", value: "6" },
				{ name: "Left alone: market price older than 7 days", value: "1" },
				{ name: "Left alone: too small a change", value: "1" },
				{ name: "Left alone: no line is for them", value: "4" },
				{ name: "Left for you to decide", value: "2: CARD-2, CARD-3" },
			]),
		);
		await shop.run(number);
		expect(await Promise.all(["CARD-1", "CARD-2", "CARD-4", "CARD-6"].map(shop.priceOf))).toEqual([1000, 6000, 1000, 990]);
	});

	it("names the first ten that a person is to decide", async () => {
		const shop = await buildShop();
		await shop.addItems("CARD", 13);
		const { preview } = await shop.planReprice({ change: "over 5 -> ask" });
		expect(field(preview, "Left for you to decide")).toMatch(/^13: CARD-\d+(, CARD-\d+){9} and 3 more$/);
		expect(preview.text).toContain("nothing would change");
	});
});

describe("a list", () => {
	it("holds the shop's price floor, and never under cost and the margin", async () => {
		const shop = await buildShop();
		await shop.addItems("CARD", 2, { cost: 701 });
		await desk.sql("UPDATE vendor SET price_floor_minor = 800 WHERE id = $1", [shop.vendorId]);
		await desk.sql("UPDATE item SET cost_minor = NULL WHERE vendor_id = $1 AND sku = 'CARD-2'", [shop.vendorId]);
		const { number } = await shop.planReprice({ change: "NM x0.1, else keep, margin 20%" });
		await shop.run(number);
		expect(await Promise.all([1, 2].map((n) => shop.priceOf(`CARD-${n}`)))).toEqual([842, 800]);
	});

	it("is planned in several chunks as in one", async () => {
		const shop = await buildShop();
		await shop.addItems("CARD", 10_020);
		await desk.sql("UPDATE item SET price_minor = 9000 WHERE vendor_id = $1 AND sku IN ('CARD-3', 'CARD-10019')", [shop.vendorId]);
		const { preview } = await shop.planReprice({ change: "over 50 -> ask, else +1" });
		expect(preview.text).toContain("10,018 prices would change");
		expect(field(preview, "Left for you to decide")).toBe("2: CARD-3, CARD-10019");
	});
});

describe("a saved rule", () => {
	it("is used by its name in any case, and what is typed beside it goes first", async () => {
		const shop = await buildShop();
		await shop.addItems("CARD", 1);
		await shop.as((scope) => savePriceRule(scope, { name: "Weekly sale", text: "NM x0.5, floor 1.00, round .99" }));
		expect((await shop.planReprice({ rule: "weekly SALE" })).preview.text).toContain("Near Mint: -50 %, ending in .99, at least $1.00 for all items: 1 price");
		expect((await shop.planReprice({ rule: "Weekly sale", floor: "7" })).preview.text).toContain("at least $7.00");
	});

	it.each([
		[{ rule: "wekly" }, "not_found", /no rule called "wekly". Did you mean weekly/],
		[{ rule: "weekly", change: "+5%" }, "invalid_input", /Both a change/],
		[{}, "invalid_input", /needs change/],
	])("asked for as %j is refused and leaves no draft", async (input, code, message) => {
		const shop = await buildShop();
		await shop.as((scope) => savePriceRule(scope, { name: "weekly", text: "x1" }));
		await expect(shop.as((scope) => draftReprice(scope, input))).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
		expect(await desk.sql("SELECT FROM bulk_operation WHERE vendor_id = $1", [shop.vendorId])).toEqual([]);
	});
});

describe("what a former version has kept", () => {
	it("is read as it was: a rule without margin and skip, a tally without its new counts", () => {
		const change = { kind: "reprice", rule: { adjust: { by: "percent", ppm: 50_000 }, round: null, floor: null, ceiling: null } };
		expect(bulkOperationSchema.shape.change.parse(change)).toEqual(change);
		const { noMarket: _1, staleMarket: _2, asked: _3, skipped: _4, noRule: _5, askedSkus: _6, ...former } = EMPTY_TALLY;
		expect(planTallySchema.parse(former)).toEqual(EMPTY_TALLY);
		expect(bulkOperationSchema.shape.summary.parse({ tally: former, limits: { percent: null, floor: null }, again: null })?.limits).toEqual({
			percent: null,
			floor: null,
			marketDays: 7,
		});
	});
});
