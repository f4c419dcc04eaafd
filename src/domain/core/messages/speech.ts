import { AsyncLocalStorage } from "node:async_hooks";
import { LANGUAGES, type Language } from "./languages.ts";

/** How somebody is spoken to. */
export interface Speech {
	readonly language: Language;
	/** BCP 47: how they write numbers, amounts and dates. */
	readonly locale: string;
}

/** What is done at one door (an interaction, a request, a job) and whatever that awaits speak in one way; two at once never meet. */
const doors = new AsyncLocalStorage<{ speech: Speech }>();

/** Does work in which `say` and the formats speak so. */
export function speakAs<R>(speech: Speech, work: () => R): R {
	return doors.run({ speech }, work);
}

/** From now on the work at this door is spoken of so: it has turned out who came in. */
export function settleSpeech(speech: Speech): void {
	const door = doors.getStore();
	if (door) door.speech = speech;
}

/** How the work at hand speaks; null where nobody has come in (the start, a terminal). */
export function currentSpeech(): Speech | null {
	return doors.getStore()?.speech ?? null;
}

export function currentLanguage(): Language {
	return currentSpeech()?.language ?? LANGUAGES[0];
}

/** The locale of whoever is spoken to; the given one where nobody is. */
export function currentLocale(fallback: string): string {
	return currentSpeech()?.locale ?? fallback;
}
