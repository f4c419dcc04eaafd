import { describe, expect, test } from "vitest";
import { tokenize } from "../../../src/bots/commands/tokenize.ts";

const read = (text: string) => tokenize(text).map(({ name, value }) => (name === null ? value : `${name}=${value}`));

describe("the words of a command", () => {
	test("are parted at blanks of any kind", () => {
		expect(read("  A-1 \u00a0 12.50\n3\t")).toEqual(["A-1", "12.50", "3"]);
	});

	test.each([
		['"Base Set"', "Base Set"],
		["“Base Set”", "Base Set"],
		["”Base Set”", "Base Set"],
		["„Base Set“", "Base Set"],
		["«Base Set»", "Base Set"],
		["'Base Set'", "Base Set"],
		["‘Base Set’", "Base Set"],
		['“Base Set"', "Base Set"],
		['"Base Set”', "Base Set"],
	])("%s is one word", (typed, value) => {
		expect(read(typed)).toEqual([value]);
		expect(read(`title:${typed} 3`)).toEqual([`title=${value}`, "3"]);
	});

	test.each(["Farfetch'd", "Farfetch’d", "Sirfetch'd's", '7"', "rock'n'roll"])("%s keeps what looks like a quote", (typed) => {
		expect(read(`${typed} 3`)).toEqual([typed, "3"]);
	});

	test("the other kind of quote inside quotes stays", () => {
		expect(read("title:“Farfetch'd” 3")).toEqual(["title=Farfetch'd", "3"]);
		expect(read('title:"Misty\'s Tears" 3')).toEqual(["title=Misty's Tears", "3"]);
	});

	test("a quote that is never closed is a letter", () => {
		expect(read('"Base Set')).toEqual(['"Base', "Set"]);
	});

	test("a name is what stands before the first colon, in lower case", () => {
		expect(read("Condition:NM price:12.50 url:https://x.test/a")).toEqual(["condition=NM", "price=12.50", "url=https://x.test/a"]);
	});

	test("quotes hide a colon", () => {
		expect(read('"Zelda: Ocarina"')).toEqual(["Zelda: Ocarina"]);
	});

	test("a number before a colon is no name", () => {
		expect(read("10:30")).toEqual(["10:30"]);
	});

	test("an empty text has none", () => {
		expect(read("   ")).toEqual([]);
	});
});
