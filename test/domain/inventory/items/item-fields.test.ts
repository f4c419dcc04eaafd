import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError } from "../../../../src/domain/core/errors.ts";
import { compareItemFields } from "../../../../src/domain/inventory/items/compare-item-fields.ts";
import { editItemFields } from "../../../../src/domain/inventory/items/edit-item-fields.ts";
import { attributesOf, type ItemFields } from "../../../../src/domain/inventory/items/item-fields.ts";
import { revertItemChanges } from "../../../../src/domain/inventory/items/revert-item-changes.ts";

const names = ["title", "notes", "barcode", "cost", "attribute:rarity", "attribute:set_name", "bin:1"];
const anyFields: fc.Arbitrary<ItemFields> = fc.dictionary(fc.constantFrom(...names), fc.option(fc.constantFrom("a", "b", "c")));
/** Without what has no value: that and a value that is not there are the same. */
const said = (fields: ItemFields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

describe("taking an edit back", () => {
	test("restores all of it while nobody else was there", () => {
		fc.assert(
			fc.property(anyFields, anyFields, (before, edit) => {
				const after = { ...before, ...edit };
				const reverted = revertItemChanges(after, compareItemFields(before, after));
				expect(reverted.drifted).toEqual([]);
				expect(said(reverted.fields)).toEqual(said(before));
			}),
		);
	});

	test("leaves what somebody changed since, and names it", () => {
		fc.assert(
			fc.property(anyFields, anyFields, anyFields, (before, edit, later) => {
				const mine = { ...before, ...edit };
				const changes = compareItemFields(before, mine);
				const now = { ...mine, ...later };
				const { fields, drifted } = revertItemChanges(now, changes);
				const theirs = changes.map(({ field }) => field).filter((field) => (now[field] ?? null) !== (mine[field] ?? null));
				expect(drifted.map(({ field }) => field)).toEqual(theirs);
				for (const field of names) {
					const isMine = changes.some((change) => change.field === field) && !theirs.includes(field);
					expect(fields[field] ?? null).toBe((isMine ? before[field] : now[field]) ?? null);
				}
			}),
		);
	});
});

describe("an edit", () => {
	const card: ItemFields = {
		title: "Snorlax",
		category: "tcg-single",
		condition: "Near Mint",
		"attribute:set_name": "Pokémon GO",
		"attribute:finish": "holo",
		notes: "x",
	};
	const refusal = (edit: ItemFields) => {
		try {
			editItemFields(card, edit);
			return null;
		} catch (error) {
			if (error instanceof DomainError) return [error.message, error.hint].filter(Boolean).join("\n");
			throw error;
		}
	};

	test("changes only what is given", () => {
		expect(editItemFields(card, { notes: null })).toEqual({ ...card, notes: null });
		expect(editItemFields(card, { condition: "lp" })).toEqual({ ...card, condition: "Lightly Played" });
		expect(attributesOf(editItemFields(card, { "attribute:rarity": "Rare", "attribute:finish": null }))).toEqual({ set_name: "Pokémon GO", rarity: "Rare" });
	});

	test("a new category must take the condition and every attribute", () => {
		expect(refusal({ category: "video-game" })).toContain('condition: "Near Mint"');
		expect(refusal({ category: "video-game", condition: "CIB" })).toBe(
			'Items of video-game have no set_name, finish. Nothing was changed.\nTake them away in the same command: attributes:"set_name=none; finish=none"',
		);
		const moved = editItemFields(card, {
			category: "video-game",
			condition: "CIB",
			"attribute:set_name": null,
			"attribute:finish": null,
			"attribute:platform": "SNES",
		});
		expect(moved).toMatchObject({ category: "video-game", condition: "CIB", "attribute:platform": "SNES" });
	});

	test("what an older version took for an attribute bothers nobody who edits something else", () => {
		const old: ItemFields = { ...card, "attribute:language": "xx" };
		expect(editItemFields(old, { title: "Snorlax!" })).toEqual({ ...old, title: "Snorlax!" });
		expect(editItemFields(old, { "attribute:language": null })["attribute:language"]).toBeNull();
	});

	test("taking away an attribute that no such item has is a slip, and told", () => {
		expect(refusal({ "attribute:fnish": null })).toBe('Items of tcg-single have no attribute "fnish". Did you mean finish?');
	});
});
