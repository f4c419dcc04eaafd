import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CATEGORIES } from "../../../src/domain/inventory/categories.ts";
import { CARD_GRADES, type ConditionMarketplace, RECEIVED_GRADES } from "../../../src/domain/inventory/conditions/card-grades.ts";
import { conditionFromMarketplace } from "../../../src/domain/inventory/conditions/condition-from-marketplace.ts";
import { CONDITIONS } from "../../../src/domain/inventory/conditions/condition-scales.ts";
import { conditionToMarketplace } from "../../../src/domain/inventory/conditions/condition-to-marketplace.ts";
import { conditionsMeant } from "../../../src/domain/inventory/conditions/conditions-meant.ts";
import { GERMAN_CONDITION_WORDS } from "../../../src/domain/inventory/conditions/german-condition-words.ts";
import { normaliseCondition } from "../../../src/domain/inventory/conditions/normalise-condition.ts";

const MARKETPLACES: readonly ConditionMarketplace[] = ["tcgplayer", "ebay", "cardmarket", "cardtrader", "shopify", "woocommerce", "square"];
const anyMarketplace = fc.constantFrom(...MARKETPLACES);
const anyItem = fc
	.constantFrom(...CATEGORIES)
	.chain((category) => fc.record({ category: fc.constant(category), condition: fc.constantFrom(...CONDITIONS[category]) }));
/** Larger is worse. */
const badness = (condition: string) => CARD_GRADES.findIndex(({ ours }) => ours === condition);

/** The table as a person reads it, from the documents of each marketplace. */
test.each([
	["Near Mint", "Near Mint", "400010", "NM", "Near Mint"],
	["Lightly Played", "Lightly Played", "400015", "EX", "Slightly Played"],
	["Moderately Played", "Moderately Played", "400016", "GD", "Moderately Played"],
	["Heavily Played", "Heavily Played", "400017", "PL", "Heavily Played"],
	["Damaged", "Damaged", null, "PO", "Poor"],
])("a card that is %s is sent as %s, %s, %s, %s", (condition, ...words) => {
	const sent = (["tcgplayer", "ebay", "cardmarket", "cardtrader"] as const).map(
		(marketplace) => conditionToMarketplace({ marketplace, category: "tcg-single", condition }).value,
	);
	expect(sent).toEqual(words);
});

describe("what comes in", () => {
	test.each([
		["cardmarket", "LP", "Heavily Played"],
		["cardmarket", "MT", "Near Mint"],
		["cardmarket", "ex", "Lightly Played"],
		["cardtrader", "Played", "Heavily Played"],
		["cardtrader", "Mint", "Near Mint"],
		["tcgplayer", "Near Mint Foil", "Near Mint"],
		["tcgplayer", "Lightly Played 1st Edition Holofoil", "Lightly Played"],
		["ebay", "400017", "Heavily Played"],
		["shopify", "lightly played", "Lightly Played"],
	] as const)("%s %s is %s", (marketplace, theirs, ours) => {
		expect(conditionFromMarketplace({ marketplace, category: "tcg-single", theirs }).value).toBe(ours);
	});

	test("a word between two of our grades is taken for the worse, and says so", () => {
		const outcome = conditionFromMarketplace({ marketplace: "cardmarket", category: "tcg-single", theirs: "LP" });
		expect(outcome).toEqual({ value: "Heavily Played", note: expect.stringContaining("LP has no equal here") });
	});

	test.each(MARKETPLACES.filter((marketplace) => marketplace !== "cardmarket"))("%s: an abbreviation is nobody's word", (marketplace) => {
		for (const theirs of ["LP", "NM", "MP", "HP", "DMG", "", "Near"]) {
			expect(conditionFromMarketplace({ marketplace, category: "tcg-single", theirs })).toMatchObject({
				value: null,
				reason: expect.stringContaining(`"${theirs}"`),
			});
		}
	});

	test("TCGplayer's Unopened is a sealed product's, and no card's", () => {
		expect(conditionFromMarketplace({ marketplace: "tcgplayer", category: "sealed-tcg", theirs: "Unopened" }).value).toBe("Unopened");
		expect(conditionFromMarketplace({ marketplace: "tcgplayer", category: "tcg-single", theirs: "Unopened" }).value).toBeNull();
	});
});

describe("what a shop's own people type", () => {
	test.each([
		["tcg-single", "nm", "Near Mint"],
		["tcg-single", "Neuwertig", "Near Mint"],
		["tcg-single", "mäßig  gespielt", "Moderately Played"],
		["tcg-single", "beschaedigt", "Damaged"],
		["tcg-single", "beschadigt", "Damaged"],
		["sealed-tcg", "OVP", "Unopened"],
		["video-game", "versiegelt", "New"],
		["video-game", "komplett", "CIB"],
		["console-accessory", "gebraucht", "Used"],
		["console-accessory", "defekt", "For Parts"],
	] as const)("%s: %s is %s", (category, typed, ours) => {
		expect(normaliseCondition(category, typed)).toBe(ours);
	});

	test.each([
		["video-game", "OVP", '"OVP" can be CIB or New'],
		["tcg-single", "gespielt", "Lightly Played or Moderately Played or Heavily Played"],
		["console-accessory", "neuwertig", "New or Used"],
		["tcg-single", "komplett", "none of"],
		["other", "constructor", "none of"],
	] as const)("%s: %s is refused with what it may be", (category, typed, problem) => {
		expect(() => normaliseCondition(category, typed)).toThrow(problem);
	});

	test("a filter without a category takes the one meaning of each", () => {
		expect(conditionsMeant("versiegelt")).toEqual(["Unopened", "New"]);
		expect(conditionsMeant("leicht gespielt")).toEqual(["Lightly Played"]);
		expect(() => conditionsMeant("ovp")).toThrow("CIB or New");
	});

	test("every word means conditions that there are", () => {
		const known = Object.values(CONDITIONS).flat();
		for (const [word, conditions] of Object.entries(GERMAN_CONDITION_WORDS)) {
			expect(known, word).toEqual(expect.arrayContaining([...conditions]));
		}
	});
});

describe("there and back", () => {
	test("comes home as it went, wherever there was a word", () => {
		fc.assert(
			fc.property(anyMarketplace, anyItem, (marketplace, { category, condition }) => {
				const sent = conditionToMarketplace({ marketplace, category, condition });
				if (sent.value === null) expect(sent.reason).toContain(marketplace);
				else expect(conditionFromMarketplace({ marketplace, category, theirs: sent.value })).toEqual({ value: condition, note: null });
			}),
		);
	});

	test("no card comes home better than it went, whatever it is called there", () => {
		const grades = fc.constantFrom(...CARD_GRADES.map(({ cardmarket }) => cardmarket), ...RECEIVED_GRADES.map(({ theirs }) => theirs));
		fc.assert(
			fc.property(fc.constantFrom("cardmarket", "cardtrader"), grades, (marketplace, theirs) => {
				const { value } = conditionFromMarketplace({ marketplace, category: "tcg-single", theirs });
				if (value === null) return;
				const again = conditionToMarketplace({ marketplace, category: "tcg-single", condition: value });
				const home = conditionFromMarketplace({ marketplace, category: "tcg-single", theirs: again.value ?? "" });
				expect(badness(home.value ?? "")).toBeGreaterThanOrEqual(badness(value));
			}),
		);
	});

	test("the better of two grades is never the worse word", () => {
		// Cardmarket's own order.
		const order = ["MT", "NM", "EX", "GD", "LP", "PL", "PO"];
		const ours = order.map((theirs) => badness(conditionFromMarketplace({ marketplace: "cardmarket", category: "tcg-single", theirs }).value ?? ""));
		expect(ours).toEqual([...ours].sort((left, right) => left - right));
		expect(ours).not.toContain(-1);
	});

	test("any text at all is answered with a condition of the category or with a reason", () => {
		fc.assert(
			fc.property(anyMarketplace, fc.constantFrom(...CATEGORIES), fc.string({ unit: "grapheme" }), (marketplace, category, theirs) => {
				const outcome = conditionFromMarketplace({ marketplace, category, theirs });
				if (outcome.value === null) expect(outcome.reason).not.toBe("");
				else expect(CONDITIONS[category]).toContain(outcome.value);
			}),
		);
	});
});
