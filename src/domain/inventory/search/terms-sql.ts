import { Prisma } from "../../../generated/prisma/client.ts";
import { escapeLike } from "./escape-like.ts";
import type { SearchForm, SearchTerm } from "./search-term.ts";

/** Conditions over `item`, one a word: its search text has one of the word's forms. */
export function termsSql(terms: readonly SearchTerm[]): Prisma.Sql[] {
	return terms.map(({ forms }) => {
		const beginnings = forms.filter(({ isPrefix }) => isPrefix).map(({ text }) => text);
		const needed = forms.filter(({ text, isPrefix }) => isPrefix || !beginnings.includes(text));
		return Prisma.sql`(${Prisma.join(
			needed.map((form) => Prisma.sql`item.search_text LIKE ${pattern(form)}`),
			" OR ",
		)})`;
	});
}

/** The words stand between blanks. */
export function pattern({ text, isPrefix }: Pick<SearchForm, "text" | "isPrefix">): string {
	return `% ${escapeLike(text)}${isPrefix ? "" : " "}%`;
}
