import type { Facts } from "./facts.ts";
import type { Place } from "./place.ts";

/** What differs from shop to shop or from moment to moment, on one surface as well. */
const PASSING: readonly (readonly [what: RegExp, word: string])[] = [
	// One shop is filled a moment after the other, which may be on another day.
	[/\d{1,2}:\d{2}(?: [AP]M)?/g, "‹time›"],
	[/[A-Z][a-z]{2} \d{1,2}, \d{4}/g, "‹day›"],
	// Changes and deliveries are counted over all shops.
	[/\b(change[: ]|before:)\d+/g, "$1‹n›"],
	[/^\d+ (?=‹day›)/gm, "‹n› "],
	[/\bD-\d+/g, "D-‹n›"],
	// Made of the items' ids.
	[/plan:[0-9a-f]{8}/g, "plan:‹hash›"],
	[/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "‹id›"],
	// Drawn by lot.
	[/\b[A-Z0-9]{5}-[A-Z0-9]{5}\b/g, "‹code›"],
	[/[A-Za-z0-9_-]{20,}/g, "‹random›"],
];

/** Facts with the same word for what each place, shop and moment has of its own. */
export function commonFacts(facts: Facts, { words }: Pick<Place, "words">): Facts {
	return JSON.parse(JSON.stringify(facts), (_key, value) =>
		typeof value === "string" ? [...words, ...PASSING].reduce((text, [what, word]) => text.replace(what, word), value) : value,
	);
}
