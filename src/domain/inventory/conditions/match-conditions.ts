import { spellings } from "../spellings.ts";
import { CONDITION_WORDS } from "./condition-words.ts";
import { GERMAN_CONDITION_WORDS } from "./german-condition-words.ts";

const WORDS: ReadonlyMap<string, readonly string[]> = new Map([
	...Object.entries(CONDITION_WORDS).map(([word, condition]) => [word, [condition]] as const),
	...Object.entries(GERMAN_CONDITION_WORDS).flatMap(([word, conditions]) => spellings(word).map((spelt) => [spelt, conditions] as const)),
]);

/** Those of some conditions that a text may mean: the one of that name, else what people type for them, in English and German. */
export function matchConditions(conditions: readonly string[], text: string): string[] {
	const wanted = text.trim().toLowerCase().replace(/\s+/g, " ");
	const named = conditions.filter((condition) => condition.toLowerCase() === wanted);
	if (named.length > 0) return named;
	return conditions.filter((condition) => WORDS.get(wanted)?.includes(condition));
}
