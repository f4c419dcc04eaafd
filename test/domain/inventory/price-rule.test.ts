import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describePriceRule } from "../../../src/domain/inventory/describe-price-rule.ts";
import { parsePriceRule } from "../../../src/domain/inventory/parse-price-rule.ts";
import { type PriceRule, priceRuleSchema } from "../../../src/domain/inventory/price-rule.ts";
import { priceRuleSql } from "../../../src/domain/inventory/price-rule-sql.ts";
import { Prisma } from "../../../src/generated/prisma/client.ts";
import { connectAsOwner } from "../../support/test-server.ts";

let client: pg.Client;
beforeAll(async () => {
	client = await connectAsOwner();
});
afterAll(() => client?.end());

/** The rule's new prices of these old ones, as the database works them out. */
async function apply(rule: PriceRule, prices: readonly bigint[]): Promise<bigint[]> {
	const { text, values } =
		Prisma.sql`SELECT ${priceRuleSql(rule, Prisma.sql`price`)}::text AS target FROM unnest(${prices.map(String)}::bigint[]) WITH ORDINALITY AS old (price, place) ORDER BY place`;
	const { rows } = await client.query<{ target: string }>(text, values);
	return rows.map(({ target }) => BigInt(target));
}

/** The same rules once more, in the plainest words: integers, halves up, never below zero. */
function oracle({ adjust, round, floor, ceiling }: PriceRule, price: bigint): bigint {
	let target: bigint;
	if (adjust.by === "percent") target = halfUp(price * BigInt(1_000_000 + adjust.ppm), 1_000_000n);
	else if (adjust.by === "amount") target = price + BigInt(adjust.minor);
	else target = BigInt(adjust.minor);
	if (target < 0n) target = 0n;
	if (round) {
		const [step, ending] = [BigInt(round.step), BigInt(round.ending)];
		// The nearest of all candidates; of two that are equally near, the higher.
		const below = target < ending ? ending : ((target - ending) / step) * step + ending;
		const above = below + step;
		target = target < ending || target - below < above - target ? below : above;
	}
	if (ceiling !== null && target > BigInt(ceiling)) target = BigInt(ceiling);
	if (floor !== null && target < BigInt(floor)) target = BigInt(floor);
	return target;
}

function halfUp(numerator: bigint, denominator: bigint): bigint {
	return (2n * numerator + denominator) / (2n * denominator);
}

const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n });
const steps = fc.constantFrom(1n, 5n, 10n, 25n, 50n, 100n, 500n, 1000n);
const rules: fc.Arbitrary<PriceRule> = fc.record({
	adjust: fc.oneof(
		fc.integer({ min: -1_000_000, max: 10_000_000 }).map((ppm) => ({ by: "percent" as const, ppm })),
		fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((minor) => ({ by: "amount" as const, minor: minor.toString() })),
		amounts.map((minor) => ({ by: "fixed" as const, minor: minor.toString() })),
	),
	round: fc.option(steps.chain((step) => fc.bigInt({ min: 0n, max: step - 1n }).map((ending) => ({ step: step.toString(), ending: ending.toString() })))),
	floor: fc.option(amounts.map(String)),
	ceiling: fc.option(amounts.map(String)),
});

describe("a price rule in the database", () => {
	it("agrees with integer arithmetic on every price", async () => {
		const small = fc.bigInt({ min: 0n, max: 20_000n });
		await fc.assert(
			fc.asyncProperty(rules, fc.array(fc.oneof(small, amounts), { minLength: 1, maxLength: 50 }), async (rule, prices) => {
				expect(priceRuleSchema.parse(rule)).toEqual(rule);
				expect(await apply(rule, prices)).toEqual(prices.map((price) => oracle(rule, price)));
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
	])("%s %j makes %d to %d", async (change, more, price, expected) => {
		expect(await apply(parsePriceRule({ change, ...more, currency: "USD" }), [price])).toEqual([expected]);
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
	])("is refused with its value: %s %j", (change, more, message) => {
		expect(() => parsePriceRule({ change, ...more, currency: "USD" })).toThrow(message);
	});

	it("has no endings in a currency without decimals", () => {
		expect(() => parsePriceRule({ change: "+5%", round: ".99", currency: "JPY" })).toThrow(/JPY has no decimals/);
	});

	it("is said back in words", () => {
		const rule = parsePriceRule({ change: "-2.5%", round: ".99", floor: "0.4", ceiling: "100", currency: "USD" });
		expect(describePriceRule(rule, { currency: "USD", locale: "en" })).toBe("-2.5 %, ending in .99, at least $0.40, at most $100.00");
		expect(describePriceRule(parsePriceRule({ change: "-0.50", round: "0.25", currency: "USD" }), { currency: "USD", locale: "en" })).toBe(
			"-$0.50, rounded to $0.25",
		);
	});
});
