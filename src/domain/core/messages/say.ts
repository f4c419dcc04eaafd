import { german } from "./de.ts";
import { english } from "./en.ts";
import type { Language } from "./languages.ts";
import { currentLanguage } from "./speech.ts";
import type { TextsOf } from "./texts.ts";

type Texts = TextsOf<typeof english>;

const TEXTS: Readonly<Record<Language, Texts>> = { en: english, de: german };

/** Every text that a person reads, in the language that is spoken at the moment it is asked for: to ask when a module is loaded is to ask too early. */
export const say: Texts = Object.defineProperties(
	{} as Texts,
	Object.fromEntries(Object.keys(english).map((key) => [key, { enumerable: true, get: () => TEXTS[currentLanguage()][key as keyof Texts] }])),
);
