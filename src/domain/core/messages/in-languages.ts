import type { Language } from "./languages.ts";
import { currentLanguage } from "./speech.ts";
import type { TextsOf } from "./texts.ts";

/** Texts that come in the language that is spoken at the moment they are asked for: to ask when a module is loaded is to ask too early. */
export function inLanguages<T extends object>(texts: Readonly<Record<Language, TextsOf<T>>>): TextsOf<T> {
	const names = Object.keys(texts.en) as (keyof T)[];
	return Object.defineProperties(
		{} as TextsOf<T>,
		Object.fromEntries(names.map((name) => [name, { enumerable: true, get: () => texts[currentLanguage()][name] }])),
	);
}
