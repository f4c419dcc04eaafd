import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DomainError } from "../../../../src/domain/core/errors.ts";
import { describePriceRule } from "../../../../src/domain/inventory/price-rules/describe-price-rule.ts";
import { marketWindow } from "../../../../src/domain/inventory/price-rules/market-window.ts";
import { parsePriceRule } from "../../../../src/domain/inventory/price-rules/parse-price-rule.ts";
import { type PriceRule, priceRuleSchema, type RuleCondition, type RuleLine } from "../../../../src/domain/inventory/price-rules/price-rule.ts";
import { priceRuleReasonSql } from "../../../../src/domain/inventory/price-rules/price-rule-reason-sql.ts";
import { priceRuleSql } from "../../../../src/domain/inventory/price-rules/price-rule-sql.ts";
import { Prisma } from "../../../../src/generated/prisma/client.ts";
import { connectAsOwner } from "../../../support/test-server.ts";

let client: pg.Client;
beforeAll(async () => {
	client = await connectAsOwner();
});
afterAll(() => client?.end());

/** What a rule looks at of an item. */
interface Priced {
	price: bigint;
	cost: bigint | null;
	market: bigint | null;
	/** Days before now. */
	marketAge: number;
	category: string;
	condition: string;
	finish: string | null;
	language: string | null;
}

const DAYS = 7;
const now = new Date("2026-11-20T12:00:00Z");
const market = marketWindow(now, { marketDays: DAYS });
const plain = (price: bigint): Priced => ({
	price,
	cost: null,
	market: null,
	marketAge: 0,
	category: "tcg-single",
	condition: "Near Mint",
	finish: null,
	language: null,
});

/** A price, or why there is none. */
type Outcome = bigint | string;

/** What the rule makes of these items, as the database works it out. */
async function applyTo(rule: PriceRule, items: readonly Priced[]): Promise<Outcome[]> {
	const rows = items.map(({ price, cost, market, marketAge, category, condition, finish, language }) => ({
		price_minor: price.toString(),
		cost_minor: cost?.toString() ?? null,
		market_minor: market?.toString() ?? null,
		market_at: market === null ? null : new Date(now.getTime() - marketAge * 86_400_000).toISOString(),
		category,
		condition,
		attributes: { ...(finish !== null && { finish }), ...(language !== null && { language }) },
	}));
	const price = Prisma.sql`item.price_minor`;
	const { text, values } = Prisma.sql`
		SELECT ${priceRuleSql(rule, price, market)}::text AS target, ${priceRuleReasonSql(rule, price, market)} AS reason
		FROM ROWS FROM (json_to_recordset(${JSON.stringify(rows)}::json)
			AS (price_minor bigint, cost_minor bigint, market_minor bigint, market_at timestamptz, category text, condition text, attributes jsonb)) WITH ORDINALITY
			AS item (price_minor, cost_minor, market_minor, market_at, category, condition, attributes, place) ORDER BY place`;
	const found = await client.query<{ target: string | null; reason: string | null }>(text, values);
	return found.rows.map(({ target, reason }) => {
		// Never both, never neither.
		if ((target === null) === (reason === null)) throw new Error(`${target} and ${reason}`);
		return target === null ? (reason ?? "") : BigInt(target);
	});
}

const apply = (rule: PriceRule, prices: readonly bigint[]) => applyTo(rule, prices.map(plain));

/** The same rules once more, in the plainest words: integers, halves up, never below zero. */
function oracle(rule: PriceRule, item: Priced): Outcome {
	const { adjust, skip } = rule;
	const effect = adjust.by === "list" ? adjust.lines.find(({ when }) => isFor(when, item))?.effect : adjust;
	if (!effect) return "no-rule";
	if (effect.by === "ask") return "asked";
	if (effect.by === "keep") return "kept";
	let from = item.price;
	if (effect.by === "market") {
		if (item.market === null) return "no-market";
		if (item.marketAge > DAYS) return "stale-market";
		if (item.marketAge < 0) return "future-market";
		from = item.market;
	}
	const target = finish(rule, move(effect.by === "market" ? effect.move : effect, from), item.cost);
	const change = target > item.price ? target - item.price : item.price - target;
	return skip !== undefined && change > 0n && change * 1_000_000n < item.price * BigInt(skip) ? "skipped" : target;
}

function isFor({ conditions, categories, finishes, languages, from, to }: RuleCondition, item: Priced): boolean {
	if (conditions && !conditions.includes(item.condition)) return false;
	if (categories && !categories.some((category) => category === item.category)) return false;
	if (finishes && (item.finish === null || !finishes.includes(item.finish))) return false;
	if (languages && (item.language === null || !languages.includes(item.language))) return false;
	return (from === undefined || item.price >= BigInt(from)) && (to === undefined || item.price <= BigInt(to));
}

function move(adjust: { by: "percent"; ppm: number } | { by: "amount" | "fixed"; minor: string }, price: bigint): bigint {
	if (adjust.by === "percent") return halfUp(price * BigInt(1_000_000 + adjust.ppm), 1_000_000n);
	return adjust.by === "amount" ? price + BigInt(adjust.minor) : BigInt(adjust.minor);
}

function finish({ round, floor, ceiling, margin }: PriceRule, moved: bigint, cost: bigint | null): bigint {
	let target = moved < 0n ? 0n : moved;
	if (round) {
		const [step, ending] = [BigInt(round.step), BigInt(round.ending)];
		// The nearest of all candidates; of two that are equally near, the higher.
		const below = target < ending ? ending : ((target - ending) / step) * step + ending;
		const above = below + step;
		target = target < ending || target - below < above - target ? below : above;
	}
	if (ceiling !== null && target > BigInt(ceiling)) target = BigInt(ceiling);
	if (floor !== null && target < BigInt(floor)) target = BigInt(floor);
	if (margin !== undefined && cost !== null) {
		const above = cost * BigInt(margin);
		const least = cost + above / 1_000_000n + (above % 1_000_000n === 0n ? 0n : 1n);
		if (target < least) target = least;
	}
	return target;
}

function halfUp(numerator: bigint, denominator: bigint): bigint {
	return (2n * numerator + denominator) / (2n * denominator);
}

const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n });
const steps = fc.constantFrom(1n, 5n, 10n, 25n, 50n, 100n, 500n, 1000n);
const percents = fc.integer({ min: -1_000_000, max: 10_000_000 }).map((ppm) => ({ by: "percent" as const, ppm }));
const differences = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((minor) => ({ by: "amount" as const, minor: minor.toString() }));
const adjustments = fc.oneof(
	percents,
	differences,
	amounts.map((minor) => ({ by: "fixed" as const, minor: minor.toString() })),
	fc.oneof(percents, differences).map((move) => ({ by: "market" as const, move })),
);
const someOf = <const T extends string>(...values: T[]) => fc.subarray(values, { minLength: 1 });
const small = fc.bigInt({ min: 0n, max: 20_000n });
const bounds = fc.oneof(small, amounts).map(String);
const conditions: fc.Arbitrary<RuleCondition> = fc.record(
	{
		conditions: someOf("Near Mint", "Lightly Played", "New"),
		categories: someOf("tcg-single", "video-game"),
		finishes: someOf("holo", "foil"),
		languages: someOf("en", "ja"),
		from: bounds,
		to: bounds,
	},
	{ requiredKeys: [] },
);
const lines: fc.Arbitrary<RuleLine> = fc.record({
	when: conditions,
	effect: fc.oneof(adjustments, fc.constantFrom({ by: "ask" as const }, { by: "keep" as const })),
});
const details = {
	round: fc.option(steps.chain((step) => fc.bigInt({ min: 0n, max: step - 1n }).map((ending) => ({ step: step.toString(), ending: ending.toString() })))),
	floor: fc.option(amounts.map(String)),
	ceiling: fc.option(amounts.map(String)),
	margin: fc.integer({ min: 0, max: 10_000_000 }),
	skip: fc.integer({ min: 1, max: 1_000_000 }),
};
const rules: fc.Arbitrary<PriceRule> = fc.record(
	{
		adjust: fc.oneof(
			adjustments,
			fc.array(lines, { minLength: 1, maxLength: 6 }).map((all) => ({ by: "list" as const, lines: all })),
		),
		...details,
	},
	{ requiredKeys: ["adjust", "round", "floor", "ceiling"] },
);
const items: fc.Arbitrary<Priced> = fc.record({
	price: fc.oneof(small, amounts),
	cost: fc.option(fc.oneof(small, amounts)),
	market: fc.option(fc.oneof(small, amounts)),
	marketAge: fc.constantFrom(0, 1, DAYS, DAYS + 1, 400),
	category: fc.constantFrom("tcg-single", "video-game", "other"),
	condition: fc.constantFrom("Near Mint", "Lightly Played", "New"),
	finish: fc.constantFrom(null, "holo", "foil"),
	language: fc.constantFrom(null, "en", "ja"),
});

describe("a price rule in the database", () => {
	it("agrees with integer arithmetic on every rule and item", async () => {
		await fc.assert(
			fc.asyncProperty(rules, fc.array(items, { minLength: 1, maxLength: 50 }), async (rule, priced) => {
				expect(priceRuleSchema.parse(rule)).toEqual(rule);
				expect(await applyTo(rule, priced)).toEqual(priced.map((item) => oracle(rule, item)));
			}),
			{ numRuns: 300 },
		);
	});

	it.each([
		["+5%", {}, 1000n, 1050n],
		["+5%", {}, 10n, 11n],
		["-5%", {}, 10n, 10n],
		["-0.50", {}, 30n, 0n],
		["=12.00", {}, 999n, 1200n],
		["-100%", {}, 999n, 0n],
		["+5%", { round: ".99" }, 1794n, 1899n],
		["+0%", { round: ".99" }, 1240n, 1199n],
		["+0%", { round: ".99" }, 1249n, 1299n],
		["+0%", { round: ".99" }, 3n, 99n],
		["+0%", { round: ".00" }, 49n, 0n],
		["+0%", { round: "0.25" }, 1237n, 1225n],
		["+0%", { round: "0.25" }, 1238n, 1250n],
		["+0%", { round: "5" }, 1250n, 1500n],
		["-50%", { floor: "0.40" }, 60n, 40n],
		["+50%", { ceiling: "9.99" }, 900n, 999n],
		["-90%", { round: ".99", floor: "0.25" }, 100n, 99n],
		["x0.85", {}, 1000n, 850n],
		["*0,85", {}, 10n, 9n],
		["x1", {}, 999n, 999n],
		["-0.1%", { skip: "2%" }, 1000n, "skipped"],
		["-2%", { skip: "2%" }, 1000n, 980n],
		["+0%", { skip: "2%" }, 1000n, 1000n],
		["market", {}, 1000n, "no-market"],
		["market*0.95", { floor: "5" }, 1000n, "no-market"],
	])("%s %j makes %s to %s", async (change, more, price, expected) => {
		expect(await apply(parsePriceRule({ change, ...more, currency: "USD" }), [price])).toEqual([expected]);
	});
});

describe("a list", () => {
	const shopRule = "NM x1.00, LP x0.85, under 0.40 -> 0.40, over 50 -> ask";
	const of = (text: string, item: Partial<Priced>, currency = "USD") => applyTo(parsePriceRule({ change: text, currency }), [{ ...plain(1000n), ...item }]);

	it.each([
		[shopRule, {}, 1000n],
		[shopRule, { condition: "Lightly Played" }, 850n],
		[shopRule, { condition: "Lightly Played", price: 6000n }, 5100n],
		[shopRule, { condition: "Damaged", price: 39n }, 40n],
		[shopRule, { condition: "Damaged", price: 40n }, "no-rule"],
		[shopRule, { condition: "Damaged", price: 5000n }, "no-rule"],
		[shopRule, { condition: "Damaged", price: 5001n }, "asked"],
		["NM x1,00, LP x0,85, under 0,40 -> 0,40", { condition: "Lightly Played" }, 850n],
		["LP x0.85; else keep", {}, "kept"],
		["LP x0.85\nelse +1", {}, 1100n],
		["NM or LP -> =3", { condition: "Lightly Played" }, 300n],
		["Lightly Played: -5 %, near mint: +5 %", {}, 1050n],
		["LP and over 20 -> -5%, else ask", { condition: "Lightly Played", price: 2001n }, 1901n],
		["LP and over 20 -> -5%, else ask", { condition: "Lightly Played", price: 2000n }, "asked"],
		["5..20 x0.5", { price: 500n }, 250n],
		["5..20 x0.5", { price: 2000n }, 1000n],
		["5..20 x0.5", { price: 2001n }, "no-rule"],
		["over 5 and under 20 x0.5", { price: 500n }, "no-rule"],
		["tcg-single and LP x0.5, video-game -1", { category: "video-game", condition: "New" }, 900n],
		["sealed +1", { category: "video-game", condition: "New" }, 1100n],
		["reverse holofoil x2, foil x3", { finish: "foil" }, 3000n],
		["japanese x0.5", { language: "ja" }, 500n],
		["language ja x0.5, else keep", { language: "en" }, "kept"],
		["NM market x0.95, round .99", { market: 2000n }, 1899n],
		["market - 0.10", { market: 2000n }, 1990n],
		["market+5%", { market: 2000n, marketAge: 7 }, 2100n],
		["market+5%", { market: 2000n, marketAge: 8 }, "stale-market"],
		["market+5%", { market: 2000n, marketAge: 0 }, 2100n],
		["market+5%", { market: 2000n, marketAge: -1 }, "future-market"],
		["x0.5, margin 10%", { cost: 801n }, 882n],
		["x0.5, margin 10%", { cost: null }, 500n],
		["NM ask, margin 10%", { cost: 5000n }, "asked"],
	] as const)("%s for %o makes %s", async (text, item, expected) => {
		expect(await of(text, item)).toEqual([expected]);
	});

	it("counts in the currency's own units", async () => {
		expect(await of("under 500 -> 500, else x0.9", { price: 499n }, "JPY")).toEqual([500n]);
		expect(await of("under 500 -> 500, else x0.95", { price: 555n }, "JPY")).toEqual([527n]);
		expect(await of("under 0.400 -> 0.400, else ask", { price: 399n }, "KWD")).toEqual([400n]);
		expect(await of("under 0,400 -> 0,400, else ask", { price: 400n }, "KWD")).toEqual(["asked"]);
	});
});

describe("what a person types", () => {
	it("is taken in the forms that phones and Europeans write", () => {
		const adjust = (change: string, currency = "USD") => parsePriceRule({ change, currency }).adjust;
		expect(adjust("+5%")).toEqual({ by: "percent", ppm: 50_000 });
		expect(adjust("−2,5 %")).toEqual({ by: "percent", ppm: -25_000 });
		expect(adjust("+0.0001%")).toEqual({ by: "percent", ppm: 1 });
		expect(adjust("–$0.50")).toEqual({ by: "amount", minor: "-50" });
		expect(adjust("+0,25")).toEqual({ by: "amount", minor: "25" });
		expect(adjust("=12")).toEqual({ by: "fixed", minor: "1200" });
		expect(adjust("=12", "JPY")).toEqual({ by: "fixed", minor: "12" });
		expect(adjust("+0.125", "KWD")).toEqual({ by: "amount", minor: "125" });
		expect(parsePriceRule({ change: "+5%", round: ".9", currency: "USD" }).round).toEqual({ step: "100", ending: "90" });
		expect(parsePriceRule({ change: "+5%", round: "100", currency: "JPY" }).round).toEqual({ step: "100", ending: "0" });
	});

	it.each([
		["5%", {}, /begins with none/],
		["", {}, /begins with none/],
		["+5%%", {}, /percentage/],
		["+5.12345%", {}, /percentage/],
		["-101%", {}, /too far/],
		["+1001%", {}, /too far/],
		["+abc", {}, /"abc" is not an amount/],
		["=-5", {}, /"-5" is not an amount/],
		["=", {}, /is not an amount/],
		["+0.125", {}, /at most 2 decimals/],
		["+5%", { round: ".999" }, /more decimals than USD/],
		["+5%", { round: "0.99" }, /no step/],
		["+5%", { round: "0" }, /no step/],
		["+5%", { floor: "2", ceiling: "1" }, /above/],
		["+5%", { margin: "lots" }, /margin: "lots"/],
		["+5%", { margin: "1001%" }, /up to 1000%/],
		["+5%", { skip: "101" }, /skip: "101"/],
		["x12", {}, /"x12" is not a factor/],
		["hello", {}, /"hello" says no change/],
		["market", { floor: "x" }, /"x" is not an amount/],
		["market=5", {}, /"market=5" says no change/],
		["NM x1, LQ x0.85", {}, /In "LQ x0.85".*"LQ" is no condition/],
		["NM x1, LP", {}, /In "LP"/],
		["NM x1, LP +abc", {}, /In "LP \+abc".*"abc" is not an amount/],
		["NM or holo x1", {}, /different kinds/],
		["NM and LP x1", {}, /asks twice/],
		["NM and else x1", {}, /stands alone/],
		["over 5 and under 4 x1", {}, /no price is in/],
		["tcg-single and CIB x1", {}, /"cib" is none of/],
		["video-gam x1", {}, /Did you mean video-game/],
		["under 0 -> 1", {}, /"<0"|"0"/],
		["over 5 -> maybe", {}, /"maybe" says no change/],
		["round .99", {}, /there is no rule/],
		["+5%, round .99, round .00", {}, /said twice/],
		[Array.from({ length: 51 }, () => "NM x1").join(", "), {}, /51 lines/],
	])("is refused with its value: %s %j", (change, more, message) => {
		expect(() => parsePriceRule({ change, ...more, currency: "USD" })).toThrow(message);
	});

	it("has no endings in a currency without decimals", () => {
		expect(() => parsePriceRule({ change: "+5%", round: ".99", currency: "JPY" })).toThrow(/JPY has no decimals/);
	});

	it("is answered by a rule or by an error that a person can mend, whatever it is", () => {
		const words = fc.constantFrom(
			..."NM LP or and under over 5..20 0,40 0.40 -> ask keep else market x * = + - % , ; x0.85 +5% : round .99 floor margin skip holo <".split(" "),
		);
		const texts = fc.oneof(
			fc.string({ unit: "grapheme", maxLength: 60 }),
			fc.array(words, { maxLength: 12 }).map((all) => all.join(" ")),
		);
		fc.assert(
			fc.property(texts, fc.constantFrom("USD", "JPY", "KWD"), (change, currency) => {
				try {
					const rule = parsePriceRule({ change, currency });
					expect(priceRuleSchema.parse(rule)).toEqual(rule);
				} catch (error) {
					expect(error).toBeInstanceOf(DomainError);
					expect((error as DomainError).message).not.toBe("");
				}
			}),
			{ numRuns: 5_000 },
		);
	});

	it("is said in words that are read as the same rule", () => {
		const cents = fc.integer({ min: 1, max: 99_000 }).map(String);
		const effects = fc.oneof(
			percents,
			cents.map((minor) => ({ by: "amount" as const, minor })),
			cents.map((minor) => ({ by: "fixed" as const, minor })),
			percents.map((move) => ({ by: "market" as const, move })),
			fc.constantFrom({ by: "ask" as const }, { by: "keep" as const }),
		);
		const ranges = fc.tuple(cents, cents).map(([a, b]) => (Number(a) < Number(b) ? { from: a, to: b } : { from: b, to: a }));
		const whom = fc.record({ conditions: someOf("Near Mint", "Lightly Played"), finishes: someOf("holo"), languages: someOf("ja", "en"), range: ranges });
		const line = fc.record({ when: whom.map(({ range, ...parts }) => ({ ...parts, ...range })), effect: effects });
		const spoken: fc.Arbitrary<PriceRule> = fc.record(
			{
				adjust: fc.array(line, { minLength: 1, maxLength: 10 }).map((all) => ({ by: "list" as const, lines: all })),
				round: fc.constantFrom(null, { step: "100", ending: "99" }, { step: "25", ending: "0" }),
				floor: fc.option(fc.integer({ min: 1, max: 50 }).map(String)),
				ceiling: fc.option(fc.integer({ min: 51, max: 99_000 }).map(String)),
				margin: fc.integer({ min: 0, max: 10_000_000 }),
				skip: fc.integer({ min: 1, max: 1_000_000 }),
			},
			{ requiredKeys: ["adjust", "round", "floor", "ceiling"] },
		);
		fc.assert(
			fc.property(spoken, (rule) => {
				expect(parsePriceRule({ change: describePriceRule(rule, { currency: "USD", locale: "en" }), currency: "USD" })).toEqual(rule);
			}),
		);
	});

	it("is said back in words", () => {
		const rule = parsePriceRule({ change: "-2.5%", round: ".99", floor: "0.4", ceiling: "100", currency: "USD" });
		expect(describePriceRule(rule, { currency: "USD", locale: "en" })).toBe("-2.5 %, ending in .99, at least $0.40, at most $100.00");
		expect(describePriceRule(parsePriceRule({ change: "-0.50", round: "0.25", currency: "USD" }), { currency: "USD", locale: "en" })).toBe(
			"-$0.50, rounded to $0.25",
		);
	});
});
