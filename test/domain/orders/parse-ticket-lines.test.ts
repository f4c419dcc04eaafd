import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTicketLines } from "../../../src/domain/orders/parse-ticket-lines.ts";

const parse = (text: string, currency = "USD") =>
	parseTicketLines(text, currency).map(({ quantity, words, isTradeIn, priceMinor, problem }) => ({ quantity, words, isTradeIn, priceMinor, problem }));
const line = (words: string, more: object = {}) => ({ quantity: 1, words, isTradeIn: false, priceMinor: null, problem: null, ...more });

describe("parseTicketLines", () => {
	it.each([
		["snorlax pgo holo", line("snorlax pgo holo")],
		["2 snorlax", line("snorlax", { quantity: 2 })],
		["2x snorlax", line("snorlax", { quantity: 2 })],
		["2 × snorlax", line("snorlax", { quantity: 2 })],
		["snorlax x2", line("snorlax", { quantity: 2 })],
		["  snorlax   X 12 ", line("snorlax", { quantity: 12 })],
		["snorlax @ 5.00", line("snorlax", { priceMinor: 500n })],
		["snorlax @$5", line("snorlax", { priceMinor: 500n })],
		["snorlax @ 5,50", line("snorlax", { priceMinor: 550n })],
		["snorlax @ 5 x3", line("snorlax", { priceMinor: 500n, quantity: 3 })],
		["snorlax x3 @ 5", line("snorlax", { priceMinor: 500n, quantity: 3 })],
		["< pikachu @ 3", line("pikachu", { priceMinor: 300n, isTradeIn: true })],
		["<3 pikachu", line("pikachu", { quantity: 3, isTradeIn: true })],
		["820650453915", line("820650453915")],
		["2 820650453915", line("820650453915", { quantity: 2 })],
		["055", line("055")],
		["2 mega man x2", line("mega man x2", { quantity: 2 })],
		["2 X-Men", line("X-Men", { quantity: 2 })],
		["SKU@HOME", line("SKU@HOME")],
		["リザードン ×3", line("リザードン", { quantity: 3 })],
		["🔥 charizard", line("🔥 charizard")],
		["فارس x2", line("فارس", { quantity: 2 })],
	])("reads %s", (text, expected) => {
		expect(parse(text)).toEqual([expected]);
	});

	it.each([
		["0 snorlax", "copies"],
		["-1 snorlax", "copies"],
		["1000001 snorlax", "copies"],
		["99999999999999999999999 snorlax", "copies"],
		["snorlax x0", "copies"],
		["snorlax @", "not an amount"],
		["snorlax @ cheap", "not an amount"],
		["snorlax @ 1.2345", "not an amount"],
		["snorlax @ 1.234", "1234 or as 1.234"],
		["2 snorlax @ 5 x3", "not an amount"],
		["@ 5", "names no card"],
		["<", "names no card"],
	])("says what is wrong with %s, and goes on", (text, problem) => {
		const [bad, good] = parse(`${text}\ncharizard`);
		expect(bad?.problem).toContain(problem);
		expect(good).toEqual(line("charizard"));
	});

	it("takes the currency's decimals", () => {
		expect(parse("snorlax @ 500", "JPY")[0]?.priceMinor).toBe(500n);
		expect(parse("snorlax @ 5.5", "JPY")[0]?.problem).toContain("no decimals");
		expect(parse("snorlax @ 5.125", "KWD")[0]?.priceMinor).toBe(5125n);
	});

	it("separates by semicolons where no line is broken, and numbers what is not blank", () => {
		expect(parseTicketLines("snorlax; ;< pikachu @ 3;", "USD").map(({ number, words }) => [number, words])).toEqual([
			[1, "snorlax"],
			[2, "pikachu"],
		]);
		expect(parseTicketLines("\r\nSteins;Gate\r\n\r\n2 snorlax\r\n", "USD").map(({ number, words }) => [number, words])).toEqual([
			[1, "Steins;Gate"],
			[2, "snorlax"],
		]);
	});

	it.each(["", "  \n \n", ";;"])("takes no ticket without a card: %j", (text) => {
		expect(() => parse(text)).toThrow("no card");
	});

	it("takes a hundred lines and not one more", () => {
		const lines = (count: number) => Array.from({ length: count }, (_, at) => `card ${at}`).join("\n");
		expect(parse(lines(100))).toHaveLength(100);
		expect(() => parse(lines(101))).toThrow("101 lines; a ticket takes 100");
	});

	it("reads back whatever was written in its grammar", () => {
		// An x by itself behind a number belongs to the number: "2 x snorlax" is two copies.
		const words = fc.stringMatching(/^[a-zé青][a-z0-9é青'-]{0,8}( [a-wyz青][a-z0-9']{0,8}){0,3}$/).filter((said) => !said.startsWith("x "));
		const written = fc.record({
			words,
			quantity: fc.integer({ min: 1, max: 1_000_000 }),
			place: fc.constantFrom("first", "x first", "last", "behind"),
			cents: fc.option(fc.bigInt({ min: 0n, max: 10n ** 9n })),
			isTradeIn: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(written, { minLength: 1, maxLength: 100 }), (lines) => {
				const text = lines.map(({ words: said, quantity, place, cents, isTradeIn }) => {
					const price = cents === null ? "" : ` @ ${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
					const first = place === "first" ? `${quantity} ` : place === "x first" ? `${quantity}x ` : "";
					const last = place === "last" ? ` x${quantity}` : "";
					return `${isTradeIn ? "< " : ""}${first}${said}${last}${price}${place === "behind" ? ` ×${quantity}` : ""}`;
				});
				expect(parse(`${text.join("\n")}\n`)).toEqual(
					lines.map(({ words: said, quantity, cents, isTradeIn }) => ({ words: said, quantity, isTradeIn, priceMinor: cents, problem: null })),
				);
			}),
		);
	});

	it("never throws on what is no more than a hundred lines, and loses no line", () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 60 }), { minLength: 1, maxLength: 60 }), (lines) => {
				const kept = lines.flatMap((one) => one.split(/\r?\n/)).filter((one) => one.trim() !== "");
				fc.pre(kept.length > 0 && kept.length <= 100 && /\n/.test(lines.join("\n").trim()));
				const read = parseTicketLines(lines.join("\n"), "EUR");
				expect(read).toHaveLength(kept.length);
				for (const { quantity, words, problem } of read) expect(problem !== null || (quantity >= 1 && quantity <= 1_000_000 && words !== "")).toBe(true);
			}),
		);
	});
});
