import type { Suggestion } from "../commands/complete.ts";
import { clipText } from "./clip-text.ts";

/** Characters of a label and of a value, and how many suggestions, that a surface takes. */
interface Room {
	label: number;
	value: number;
	most: number;
}

/** Suggestions as a surface takes them: no two look alike, and none is picked that would be cut. */
export function fitSuggestions(suggestions: readonly Suggestion[], { label: width, value: longest, most }: Room): Suggestion[] {
	const kept = suggestions.filter(({ label, value }) => label !== "" && value !== "" && value.length <= longest).slice(0, most);
	const clipped = kept.map(({ label }) => clipText(label, width));
	return kept.map(({ label, value }, at) => {
		const short = clipped[at] ?? label;
		if (clipped.indexOf(short) === clipped.lastIndexOf(short)) return { label: short, value };
		const end = ` · ${value}`;
		return { label: end.length < width ? clipText(label, width - end.length) + end : clipText(value, width), value };
	});
}
