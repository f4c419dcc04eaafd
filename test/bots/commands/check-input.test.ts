import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkInput } from "../../../src/bots/commands/check-input.ts";
import { defineCommand } from "../../../src/bots/commands/define-command.ts";
import { choice, file, integer, optionalChoice, optionalInteger, text } from "../../../src/bots/commands/option.ts";
import { DomainError } from "../../../src/domain/core/errors.ts";

const reply = { text: "", audience: "private" as const };
const receive = defineCommand({
	name: "stock receive",
	summary: "For the test",
	examples: ["/stock receive A-1 3"],
	needs: "nothing",
	audience: "private",
	input: z.strictObject({
		sku: text("SKU", { max: 10 }),
		quantity: integer("How many", { min: 1, max: 100 }),
		reason: optionalChoice("Why", ["bought", "found"]),
		page: optionalInteger("Page"),
	}),
	run: async () => reply,
});
const load = defineCommand({
	name: "bulk import",
	summary: "For the test",
	examples: ["/bulk import"],
	needs: "nothing",
	audience: "private",
	input: z.strictObject({ file: file("A CSV file"), kind: choice("What it holds", ["stock", "prices"]) }),
	run: async () => reply,
});

const refusal = (command: typeof receive, raw: Record<string, string>) => {
	try {
		checkInput(command, raw);
	} catch (error) {
		if (error instanceof DomainError) return { code: error.code, message: error.message, hint: error.hint };
	}
	throw new Error("it was not refused");
};

describe("the values of a command", () => {
	test("come typed", () => {
		expect(checkInput(receive, { sku: " A-1 ", quantity: "+3", reason: "Bought" })).toEqual({ sku: "A-1", quantity: 3, reason: "bought" });
	});

	test.each(["", " ", "3.5", "1e3", "0x10", "three", "NaN", "1 000", "99999999999"])("%j is no whole number", (quantity) => {
		const { code, message, hint } = refusal(receive, { sku: "A-1", quantity });
		expect(code).toBe("invalid_input");
		expect(message).toContain("quantity");
		expect(hint).toContain("/stock receive A-1 3");
	});

	test.each(["0", "-1", "101"])("%s is out of range, and the range is told", (quantity) => {
		expect(refusal(receive, { sku: "A-1", quantity }).message).toContain("from 1 to 100");
	});

	test.each(["", "   "])("a blank (%j) is no text", (sku) => {
		expect(refusal(receive, { sku, quantity: "3" }).message).toContain("it is empty");
	});

	test("a text too long is refused with the limit", () => {
		expect(refusal(receive, { sku: "x".repeat(11), quantity: "3" }).message).toContain("10 characters");
	});

	test("a missing option is named, with an example", () => {
		expect(refusal(receive, { sku: "A-1" })).toEqual({
			code: "invalid_input",
			message: "/stock receive needs quantity.",
			hint: "Example: /stock receive A-1 3",
		});
	});

	test("a choice that does not exist is named, with the choices and the nearest", () => {
		const { message } = refusal(receive, { sku: "A-1", quantity: "3", reason: "bougt" });
		expect(message).toContain('"bougt"');
		expect(message).toContain("bought, found");
		expect(message).toContain("Did you mean bought?");
	});

	test("an option that does not exist is named, with the nearest", () => {
		expect(refusal(receive, { sku: "A-1", quantity: "3", reson: "found" }).message).toContain('"reson:". Did you mean reason:?');
	});

	test("a word where a file is needed says how to give one", () => {
		expect(refusal(load, { file: "stock.csv", kind: "stock" }).message).toContain("attach a CSV file");
		expect(refusal(load, { kind: "stock" }).message).toBe("/bulk import needs file.");
	});
});
