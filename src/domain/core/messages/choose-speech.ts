import { match } from "@formatjs/intl-localematcher";
import { isLanguage, LANGUAGES, type Language } from "./languages.ts";
import type { Speech } from "./speech.ts";

interface Known {
	/** The language that the person has chosen. */
	chosen?: Language | null | undefined;
	/** What their platform tells that they read, best first (BCP 47). */
	told?: readonly string[] | undefined;
	/** The shop's. */
	shop?: Speech | null | undefined;
}

/** A language that nobody speaks: what the matcher answers where none of ours fits. */
const NONE = "und";

/**
 * How somebody is spoken to: by their own choice, or else by what their platform tells, or else as their shop is. Numbers and dates are written as the platform
 * tells where that is of the same language, and else as the shop writes them.
 */
export function chooseSpeech({ chosen, told = [], shop }: Known): Speech {
	const tags = told.filter(isTag);
	const wanted = match(tags, LANGUAGES, NONE);
	const language = chosen ?? (isLanguage(wanted) ? wanted : (shop?.language ?? LANGUAGES[0]));
	const own = tags.find((tag) => new Intl.Locale(tag).language === language);
	return { language, locale: own ?? (shop?.language === language ? shop.locale : language) };
}

/** Platforms and browsers tell what they like: "*" is none. */
function isTag(told: string): boolean {
	try {
		return Intl.getCanonicalLocales(told).length > 0;
	} catch {
		return false;
	}
}
