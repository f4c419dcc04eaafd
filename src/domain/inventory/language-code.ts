import { LANGUAGES } from "../core/messages/languages.ts";
import { spellings } from "./spellings.ts";

/** Asked for once: all two-letter codes that Intl has a name for. */
let codes: ReadonlyMap<string, string> | null = null;

/**
 * The ISO 639-1 code of a language by its code, or by its name in any language that we speak ("Japanese", "Japanisch"), in any case, with or without
 * its accents; null for what is no language.
 */
export function languageCode(text: string): string | null {
	codes ??= listCodes();
	const wanted = text.trim().toLowerCase();
	return codes.get(wanted) ?? null;
}

function listCodes(): ReadonlyMap<string, string> {
	const letters = [..."abcdefghijklmnopqrstuvwxyz"];
	const english = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
	const all = letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => english.of(code) !== undefined);
	// "iw" was Hebrew's code once: what has the name is the code of today.
	const current = all.filter((code) => Intl.getCanonicalLocales(code)[0] === code);
	const named = LANGUAGES.flatMap((spoken) => {
		const names = new Intl.DisplayNames(spoken, { type: "language", fallback: "none" });
		return current.flatMap((code) => spellings(names.of(code) ?? code).map((name) => [name, code] as const));
	});
	return new Map([...named, ...all.map((code) => [code, code] as const)]);
}
