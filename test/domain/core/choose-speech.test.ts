import { expect, test } from "vitest";
import { chooseSpeech } from "../../../src/domain/core/messages/choose-speech.ts";

const germanShop = { language: "de", locale: "de-AT" } as const;
const englishShop = { language: "en", locale: "fr" } as const;

test.each([
	["nothing is known", {}, "en", "en"],
	["a platform tells German", { told: ["de"] }, "de", "de"],
	["a platform tells Swiss German", { told: ["gsw", "fr"] }, "de", "de"],
	["a browser has German second", { told: ["pl", "de-CH", "en"] }, "de", "de-CH"],
	["a platform tells what is not spoken, in a German shop", { told: ["pl"], shop: germanShop }, "de", "de-AT"],
	["a platform tells nothing of use", { told: ["*", "", "x_y"], shop: germanShop }, "de", "de-AT"],
	["a platform tells English in a German shop", { told: ["en-GB"], shop: germanShop }, "en", "en-GB"],
	["they chose English on a German platform", { chosen: "en", told: ["de"], shop: germanShop }, "en", "en"],
	["they chose German in an English shop", { chosen: "de", told: ["en-US"], shop: englishShop }, "de", "de"],
	["they chose the shop's language", { chosen: "en", told: ["de"], shop: englishShop }, "en", "fr"],
] as const)("%s", (_case, known, language, locale) => {
	expect(chooseSpeech(known)).toEqual({ language, locale });
});
