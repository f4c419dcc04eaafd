import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineCommand } from "../../../src/bots/commands/define-command.ts";
import { integer, optionalChoice, optionalInteger, optionalText, text } from "../../../src/bots/commands/option.ts";
import { parseText } from "../../../src/bots/commands/parse-text.ts";
import { DomainError } from "../../../src/domain/core/errors.ts";

const base = { summary: "For the test", needs: "nothing", audience: "private", run: async () => ({ text: "", audience: "private" as const }) } as const;
const commands = [
	defineCommand({
		...base,
		name: "find",
		examples: ["/find charizard"],
		input: z.strictObject({
			words: optionalText("Words", { positional: true, rest: true }),
			condition: optionalText("Condition"),
			page: optionalInteger("Page", { min: 1 }),
		}),
	}),
	defineCommand({ ...base, name: "price set", examples: ["/price set A-1 12.50"], input: z.strictObject({ sku: text("SKU"), price: text("Price") }) }),
	defineCommand({ ...base, name: "price history", examples: ["/price history A-1"], input: z.strictObject({ sku: text("SKU") }) }),
	defineCommand({
		...base,
		name: "stock receive",
		examples: ["/stock receive A-1 3"],
		input: z.strictObject({ sku: text("SKU"), quantity: integer("How many", { min: 1 }), reason: optionalChoice("Why", ["bought", "found"]) }),
	}),
];

const parse = (typed: string) => {
	const { command, raw } = parseText(typed, commands);
	return { name: command.name, ...raw };
};
const refusal = (typed: string) => {
	try {
		parse(typed);
	} catch (error) {
		if (error instanceof DomainError) return { code: error.code, message: error.message, hint: error.hint };
	}
	throw new Error(`${typed} was not refused`);
};

describe("a command as typed", () => {
	test.each([
		"/price set A-1 12.50",
		"price set A-1 12.50",
		"/omni price set A-1 12.50",
		"/omni /price set A-1 12.50",
		"omni  price   set  A-1  12.50",
		"/Price SET A-1 12.50",
		"/price set price:12.50 A-1",
	])("%s is one command", (typed) => expect(parse(typed)).toEqual({ name: "price set", sku: "A-1", price: "12.50" }));

	test("optional words may fill the rest, and named options stand anywhere", () => {
		expect(parse("/find condition:NM charizard “ex full art” page:2")).toEqual({ name: "find", words: "charizard ex full art", condition: "NM", page: "2" });
	});

	test.each(["Zelda: Ocarina of Time", "https://example.test/card", "Farfetch’d", "10:30"])("the words %s are words", (words) => {
		expect(parse(`/find ${words}`)).toEqual({ name: "find", words });
	});

	test("a value in quotes may look like an option", () => {
		expect(parse('/price set "PKM:55" 1')).toEqual({ name: "price set", sku: "PKM:55", price: "1" });
	});

	test("a missing option is left to the check of the input", () => {
		expect(parse("/price set")).toEqual({ name: "price set" });
	});

	test("an option may have the name of an object's own property", () => {
		expect(refusal("/price set constructor:1").message).toContain("constructor:");
	});
});

describe("a command that can't be read", () => {
	test.each([
		["/finnd charizard", "/finnd", "Did you mean /find?", "/find charizard"],
		["/pricee set A-1", "/pricee", "Did you mean /price set?", "/price set A-1 12.50"],
		["/stock recieve A-1 3", "/stock recieve", "Did you mean /stock receive?", "/stock receive A-1 3"],
		["/price histroy A-1", "/price histroy", "Did you mean /price history?", "/price history A-1"],
	])("%s is named, with the nearest and an example", (typed, named, near, example) => {
		const { code, message, hint } = refusal(typed);
		expect(code).toBe("invalid_input");
		expect(message).toContain(named);
		expect(message).toContain(near);
		expect(hint).toContain(example);
	});

	test("a noun alone names its verbs", () => {
		expect(refusal("/price").message).toContain("/price set, /price history");
	});

	test.each(["", "/", "  ", "/omni"])("nothing typed (%j) says what to type", (typed) => {
		expect(refusal(typed).message).toContain("/help");
	});

	test("an unknown option is named, with the nearest and an example", () => {
		const { message, hint } = refusal("/find charizard conditon:NM");
		expect(message).toContain('"conditon:"');
		expect(message).toContain("Did you mean condition:?");
		expect(hint).toContain("/find charizard");
	});

	test("a blank after the colon is told apart from no option", () => {
		expect(refusal("/find condition: NM").message).toContain('"condition:" has no value');
		expect(refusal('/find condition:""').message).toContain('"condition:" has no value');
	});

	test("an option given twice is refused, also by position and by name", () => {
		expect(refusal("/find condition:NM condition:LP").message).toContain("given twice");
		expect(refusal("/price set sku:A-1 sku:A-2 1").message).toContain("given twice");
	});

	test("a word too many is named", () => {
		expect(refusal("/price set A-1 12.50 now").message).toContain('"now"');
	});
});
