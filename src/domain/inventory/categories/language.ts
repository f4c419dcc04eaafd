import { z } from "zod";
import { say } from "../../core/messages/say.ts";

/** Countries and old codes that are taken for languages. */
const MISTAKEN: Readonly<Record<string, string>> = { jp: "ja", cn: "zh", tw: "zh", cz: "cs", dk: "da", ua: "uk", us: "en", gb: "en", br: "pt", at: "de" };

const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
/** Asking Intl is dear, and imports ask for every line. */
const known = new Map<string, boolean>();

/** A language by its ISO 639-1 code, in any case. */
export const language = z.string().transform((value, context) => {
	const code = value.trim().toLowerCase();
	if (isLanguage(code)) return code;
	context.addIssue({ code: "custom", message: say.attributeLanguage({ near: MISTAKEN[code] ?? null }) });
	return z.NEVER;
});

function isLanguage(code: string): boolean {
	if (!/^[a-z]{2}$/.test(code)) return false;
	const before = known.get(code);
	if (before !== undefined) return before;
	const is = names.of(code) !== undefined;
	known.set(code, is);
	return is;
}
