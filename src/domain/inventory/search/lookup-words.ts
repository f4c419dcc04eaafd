import type { SearchTerm } from "./search-term.ts";

/** The terms as omni_search_items takes them: "charizard*|charzard". Whatever begins so stands for the word itself too. */
export function lookupWords(terms: readonly SearchTerm[]): string[] {
	return terms.map(({ forms }) => {
		const beginnings = forms.filter(({ isPrefix }) => isPrefix).map(({ text }) => text);
		const whole = forms.filter(({ text, isPrefix }) => !isPrefix && !beginnings.includes(text)).map(({ text }) => text);
		return [...beginnings.map((text) => `${text}*`), ...whole].join("|");
	});
}
