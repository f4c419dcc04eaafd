import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { languageCode } from "../language-code.ts";

/** Countries and old codes that are taken for languages. */
const MISTAKEN: Readonly<Record<string, string>> = { jp: "ja", cn: "zh", tw: "zh", cz: "cs", dk: "da", ua: "uk", us: "en", gb: "en", br: "pt", at: "de" };

/** A language by its name or its ISO 639-1 code, in any case; kept as its code. */
export const language = z.string().transform((value, context) => {
	const code = languageCode(value);
	if (code !== null) return code;
	context.addIssue({ code: "custom", message: say.attributeLanguage({ near: MISTAKEN[value.trim().toLowerCase()] ?? null }) });
	return z.NEVER;
});
