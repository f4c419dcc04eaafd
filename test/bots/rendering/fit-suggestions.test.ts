import fc from "fast-check";
import { expect, test } from "vitest";
import { fitSuggestions } from "../../../src/bots/rendering/fit-suggestions.ts";

const room = { label: 75, value: 150, most: 100 };
const prefix = "Charizard ".repeat(20);

test("no two suggestions look alike, however long and alike their titles are", () => {
	const values = fc.uniqueArray(fc.stringMatching(/^[A-Z0-9-]{1,60}$/), { maxLength: 150 });
	fc.assert(
		fc.property(values, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 150, maxLength: 150 }), (skus, endings) => {
			const fitted = fitSuggestions(
				skus.map((value, at) => ({ label: `${prefix}${endings[at]}`, value })),
				room,
			);
			expect(fitted.length).toBe(Math.min(100, skus.length));
			expect(new Set(fitted.map(({ label }) => label)).size).toBe(fitted.length);
			for (const { label, value } of fitted) expect([label.length <= 75, value.length <= 150, label.length > 0]).toEqual([true, true, true]);
		}),
	);
});

test("a value that would have to be cut is not offered", () => {
	expect(
		fitSuggestions(
			[
				{ label: "long", value: "x".repeat(151) },
				{ label: "ok", value: "y" },
			],
			room,
		),
	).toEqual([{ label: "ok", value: "y" }]);
});
