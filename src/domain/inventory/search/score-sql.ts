import { Prisma } from "../../../generated/prisma/client.ts";
import { isNumber } from "./exact-terms.ts";
import type { SearchForm, SearchTerm } from "./search-term.ts";
import { hasAnySql, hasSql } from "./terms-sql.ts";

/** What a word is worth by where it stands: whole words before beginnings, the title before the set, the set before the rest, the right spelling before a near one. */
const WORTH = { title: 100, set: 90, rest: 80, titlePrefix: 60, prefix: 40, nearTitle: 35, near: 25, farther: 5 };
/** For a title, or a set's name, that has no other words than those typed: "charizard" means Charizard before Dark Charizard. */
const WHOLE = { title: 30, set: 15 };
const NUMBER = 15;
/** "holo" means holo before reverse holo. */
const FINISH = 5;
const WHOLE_NUMBER = 50;
const CODE_BEGINS = 500;
const CODE = 10_000;

const title = Prisma.sql`item.in_title`;
const set = Prisma.sql`item.in_set`;
const text = Prisma.sql`item.search_text`;

interface Asked {
	terms: readonly SearchTerm[];
	/** As it was typed, trimmed. */
	typed: string;
}

/**
 * How well an item fits, as an int: the sum over the words, so that no word is diluted by the others; a SKU, barcode or collector's number that was
 * typed whole stands above. Over `item` with its parts `in_title` and `in_set`. It counts nothing that a sale or a reprice changes: pages hold still.
 */
export function scoreSql({ terms, typed }: Asked): Prisma.Sql {
	const code = Prisma.sql`lower(${typed})`;
	const tokens = typed.toLowerCase().split(/\s+/u).slice(0, 10);
	const isBeginning = typed.length > 2 ? Prisma.sql`starts_with(item.sku_key, ${code})` : Prisma.sql`false`;
	const parts = [
		Prisma.sql`CASE WHEN item.sku_key = ${code} OR item.barcode = ${typed} THEN ${CODE} WHEN ${isBeginning} THEN ${CODE_BEGINS} ELSE 0 END`,
		Prisma.sql`CASE WHEN lower(item.attributes->>'collector_number') = ANY(${tokens}::text[]) THEN ${WHOLE_NUMBER} ELSE 0 END`,
		Prisma.sql`CASE WHEN item.attributes->>'finish' = ANY(${terms.map(({ word }) => word)}::text[]) THEN ${FINISH} ELSE 0 END`,
		...terms.map(termScore),
		...terms.filter(({ word }) => isNumber(word)).map(numberScore),
	];
	return Prisma.sql`(${Prisma.join(parts, " + ")})`;
}

/** The best place that the word has; looked for in the order of their worth, so that most items are done after a look or two. */
function termScore({ forms }: SearchTerm): Prisma.Sql {
	const whole = forms.filter(({ isPrefix, far }) => !isPrefix && far === 0);
	const begun = forms.filter(({ isPrefix }) => isPrefix);
	const like = forms.filter(({ far }) => far > 0).sort((left, right) => left.far - right.far);
	const cases = [
		...whole.map((form) => when(title, form, Prisma.sql`${WORTH.title} + ${share(title, form, WHOLE.title)}`)),
		...whole.map((form) => when(set, form, Prisma.sql`${WORTH.set} + ${share(set, form, WHOLE.set)}`)),
		...(whole.length === 0 ? [] : [Prisma.sql`WHEN ${hasAnySql(text, whole)} THEN ${WORTH.rest}`]),
		...begun.map((form) => when(title, form, Prisma.sql`${WORTH.titlePrefix} + ${share(title, form, WHOLE.title)}`)),
		...begun.map((form) => when(set, form, Prisma.sql`${WORTH.prefix} + ${share(set, form, WHOLE.set)}`)),
		...(begun.length === 0 ? [] : [Prisma.sql`WHEN ${hasAnySql(text, begun)} THEN ${WORTH.prefix}`]),
		...like.flatMap((form) => [
			when(title, form, Prisma.sql`${WORTH.nearTitle - WORTH.farther * form.far} + ${share(title, form, WHOLE.title)}`),
			when(text, form, Prisma.sql`${WORTH.near - WORTH.farther * form.far}`),
		]),
	];
	return Prisma.sql`CASE ${Prisma.join(cases, " ")} ELSE 0 END`;
}

function when(place: Prisma.Sql, form: SearchForm, worth: Prisma.Sql): Prisma.Sql {
	return Prisma.sql`WHEN ${hasSql(place, form)} THEN ${worth}`;
}

/** How much of a part the word makes up, by letters and the blanks between words. */
function share(place: Prisma.Sql, { text }: SearchForm, worth: number): Prisma.Sql {
	return Prisma.sql`${worth * (text.length + 1)} / greatest(length(${place}) - 1, ${text.length + 1})`;
}

function numberScore({ word }: SearchTerm): Prisma.Sql {
	const bare = word.replace(/^0+(?=\d)/, "");
	const number = Prisma.sql`split_part(item.attributes->>'collector_number', '/', 1)`;
	return Prisma.sql`CASE WHEN ${number} = ${word} THEN ${NUMBER + 1} WHEN ltrim(${number}, '0') = ${bare} THEN ${NUMBER} ELSE 0 END`;
}
