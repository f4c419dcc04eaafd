import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { DomainError } from "../../../src/domain/core/errors.ts";
import { attributeNames } from "../../../src/domain/inventory/categories/attribute-names.ts";
import { checkAttributes } from "../../../src/domain/inventory/categories/check-attributes.ts";
import { CATEGORIES, type Category } from "../../../src/domain/inventory/categories.ts";

/** What stands against the attributes, in the words that a person reads. */
function refusal(category: Category, attributes: Record<string, string>): string {
	try {
		return `taken: ${JSON.stringify(checkAttributes(category, attributes))}`;
	} catch (error) {
		if (error instanceof DomainError && error.code === "invalid_input") return error.message;
		throw error;
	}
}

describe("attributes as people write them", () => {
	test.each([
		["tcg-single", { finish: "Reverse Holofoil" }, { finish: "reverse holo" }],
		["tcg-single", { language: "Japanese", signed: "ja" }, { language: "ja", signed: "yes" }],
		["tcg-single", { language: "französisch" }, { language: "fr" }],
		["tcg-single", { language: "Franzoesisch" }, { language: "fr" }],
		["tcg-single", { language: "hebräisch" }, { language: "he" }],
		["tcg-single", { finish: "reverse-holo", language: " EN " }, { finish: "reverse holo", language: "en" }],
		["tcg-single", { finish: "Normal", signed: "Y", altered: "false", promo: "yes" }, { finish: "nonfoil", signed: "yes", altered: "no", promo: "yes" }],
		["tcg-single", { collector_number: "12a" }, { collector_number: "12a" }],
		["tcg-single", { collector_number: "007" }, { collector_number: "007" }],
		["tcg-single", { grader: "psa", grade: "9.0", cert_number: "0012345678" }, { grader: "PSA", grade: "9", cert_number: "0012345678" }],
		["tcg-single", { grader: "BGS", grade: "9.5" }, { grader: "BGS", grade: "9.5" }],
		["tcg-single", { scryfall_id: "E3285E6B-3E79-4D7C-BF96-D920F973B122" }, { scryfall_id: "e3285e6b-3e79-4d7c-bf96-d920f973b122" }],
		["sealed-tcg", { product_type: "Booster Box", upc: "8 20650-85312 5" }, { product_type: "Booster Box", upc: "820650853125" }],
		[
			"video-game",
			{ completeness: "complete in box", region: "ntsc-u", esrb: "Teen", pegi: "12" },
			{ completeness: "CIB", region: "NTSC-U", esrb: "T", pegi: "12" },
		],
		["video-game", { grader: "wata", grade: "9.8" }, { grader: "WATA", grade: "9.8" }],
		["video-game", { grader: "VGA", grade: "85+" }, { grader: "VGA", grade: "85+" }],
		["console-accessory", { tested: "1", colour: "Ice Blue" }, { tested: "yes", colour: "Ice Blue" }],
		["other", { anything_at_all: "🐉 التنين" }, { anything_at_all: "🐉 التنين" }],
		["tcg-single", { set_name: "  Base Set ", rarity: "   " }, { set_name: "Base Set" }],
	] as const)("%s %o", (category, given, kept) => {
		expect(checkAttributes(category, given)).toEqual(kept);
	});

	test.each(CATEGORIES.filter((category) => category !== "other"))("%s refuses an unknown name and tells the nearest", (category) => {
		const [name = ""] = attributeNames(category);
		expect(refusal(category, { [`${name}x`]: "1" })).toBe(`Items of ${category} have no attribute "${name}x". Did you mean ${name}?`);
	});

	test("a collector's number is never counted with", () => {
		expect(checkAttributes("tcg-single", { collector_number: "289/298" })).toEqual({ collector_number: "289/298" });
	});

	test("what was taken once is taken again as it is", () => {
		for (const grade of ["1", "1.5", "9", "9.5", "10"]) {
			const once = checkAttributes("tcg-single", { grader: "CGC", grade });
			expect(checkAttributes("tcg-single", once)).toEqual(once);
		}
	});
});

describe("attributes that do not fit", () => {
	test.each([
		["tcg-single", { language: "jp" }, "did you mean ja?"],
		["tcg-single", { language: "xx" }, "ISO 639-1"],
		["tcg-single", { language: "klingon" }, "two letters"],
		["tcg-single", { finish: "revers holo" }, "did you mean reverse holo?"],
		["tcg-single", { game: "Magic: The Gathering", finish: "holo" }, "Magic: The Gathering has nonfoil, foil, etched"],
		["tcg-single", { game: "Pokémon", finish: "cold foil" }, "Pokémon has nonfoil, foil, etched, holo, reverse holo"],
		["tcg-single", { grade: "9" }, "it needs a grader"],
		["tcg-single", { cert_number: "123" }, "it needs a grader"],
		["tcg-single", { graded: "yes" }, "it needs a grader"],
		["tcg-single", { graded: "no", grader: "PSA" }, "PSA is given as its grader"],
		["tcg-single", { grader: "PSA", grade: "9.2" }, "from 1 to 10, by halves"],
		["tcg-single", { grader: "PSA", grade: "0.5" }, "from 1 to 10, by halves"],
		["tcg-single", { grader: "PSA", grade: "10.5" }, "from 1 to 10, by halves"],
		["tcg-single", { grader: "PSA", grade: "mint" }, "a number like 9 or 9.5"],
		["tcg-single", { grader: "WATA" }, "PSA, BGS, CGC, SGC"],
		["tcg-single", { grader: "PSA", cert_number: "1".repeat(31) }, "30"],
		["tcg-single", { tcgplayer_id: "12x" }, "digits"],
		["video-game", { grader: "WATA", grade: "9.1" }, "WATA grades"],
		["video-game", { grader: "VGA", grade: "84" }, "VGA grades"],
		["video-game", { esrb: "Z" }, "EC, E, E10+"],
		["video-game", { upc: "1234567" }, "8 to 14 digits"],
		["video-game", { completeness: "boxed" }, "Loose, CIB, New"],
		["other", { "1st": "x" }, "begins with a letter"],
		["other", { name: "x".repeat(201) }, "200"],
		["other", Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`a${at}`, "x"])), "at most 30 attributes, not 31"],
	] as const)("%s %o", (category, given, reason) => {
		expect(refusal(category, given)).toContain(reason);
	});
});

test("every good of the demo's catalogue is as its category takes it, unchanged", () => {
	const rows = parse(readFileSync("src/demo/catalogue.csv"), { columns: true }) as Record<string, string>[];
	expect(rows.length).toBeGreaterThan(1_000);
	for (const row of rows) {
		const known = attributeNames(row.category as Category);
		const given = Object.fromEntries(Object.entries(row).filter(([name, value]) => known.includes(name) && value !== ""));
		expect(checkAttributes(row.category as Category, given)).toEqual(given);
	}
});
