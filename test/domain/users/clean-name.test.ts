import { expect, test } from "vitest";
import { cleanName } from "../../../src/domain/users/clean-name.ts";

test.each([
	["Ana", "Ana"],
	["  Bo \n\t Lee ", "Bo Lee"],
	["Ann\u0000a\u0007", "Anna"],
	["مرحبا \u200fשלום", "مرحبا \u200fשלום"],
	["\u202eanA\u202c", "anA"],
	["👩\u200d🔧 Kim", "👩\u200d🔧 Kim"],
	["A\u030angstrom", "\u00c5ngstrom"],
	["...", "..."],
])("%j is kept as %j", (told, kept) => {
	expect(cleanName(told, "Somebody")).toBe(kept);
});

test.each(["", "   ", "\u200b", "\u202e\u0000", "\ud83d", "\u200d\u200d"])("nothing can be seen of %j", (told) => {
	expect(cleanName(told, "Somebody 3f2a")).toBe("Somebody 3f2a");
});

test("a long one is cut between its signs", () => {
	expect(cleanName("🃏".repeat(300), "Somebody")).toBe("🃏".repeat(100));
});
