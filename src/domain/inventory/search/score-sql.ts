import { Prisma } from "../../../generated/prisma/client.ts";
import { isNumber } from "./exact-terms.ts";
import type { SearchTerm } from "./search-term.ts";
import { pattern } from "./terms-sql.ts";

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

interface Asked {
	terms: readonly SearchTerm[];
	/** As it was typed, trimmed and in lower case. */
	typed: string;
}

/**
 * How well an item fits, as an int: the sum over the words, so that no word is diluted by the others; a SKU, barcode or collector's number that was
 * typed whole stands above. Over `item` with its parts `in_title` and `in_set`. It counts nothing that a sale or a reprice changes: pages hold still.
 */
export function scoreSql({ terms, typed }: Asked): Prisma.Sql {
	const numbers = typed.split(/\s+/u).slice(0, 10);
	const parts = [
		Prisma.sql`CASE WHEN item.sku_key = ${typed} OR lower(item.barcode) = ${typed} THEN ${CODE} WHEN ${typed.length > 2} AND starts_with(item.sku_key, ${typed}) THEN ${CODE_BEGINS} ELSE 0 END`,
		Prisma.sql`CASE WHEN lower(item.attributes->>'collector_number') = ANY(${numbers}::text[]) THEN ${WHOLE_NUMBER} ELSE 0 END`,
		Prisma.sql`CASE WHEN item.attributes->>'finish' = ANY(${terms.map(({ word }) => word)}::text[]) THEN ${FINISH} ELSE 0 END`,
		...terms.map(termScore),
		...terms.filter(({ word }) => isNumber(word)).map(numberScore),
	];
	if (terms.length > 0) parts.push(coverage(Prisma.sql`item.in_title`, terms, WHOLE.title), coverage(Prisma.sql`item.in_set`, terms, WHOLE.set));
	return Prisma.sql`(${Prisma.join(parts, " + ")})`;
}

function termScore({ forms }: SearchTerm): Prisma.Sql {
	const text = Prisma.sql`item.search_text`;
	const whole = forms.filter(({ isPrefix, far }) => !isPrefix && far === 0).map(pattern);
	const begun = forms.filter(({ isPrefix }) => isPrefix).map(pattern);
	const cases = [
		...[Prisma.sql`item.in_title`, Prisma.sql`item.in_set`, text].map((place, at) => when(place, whole, [WORTH.title, WORTH.set, WORTH.rest][at] ?? 0)),
		when(Prisma.sql`item.in_title`, begun, WORTH.titlePrefix),
		when(text, begun, WORTH.prefix),
	];
	for (const form of forms.filter(({ far }) => far > 0).sort((left, right) => left.far - right.far)) {
		cases.push(when(Prisma.sql`item.in_title`, [pattern(form)], WORTH.nearTitle - WORTH.farther * form.far));
		cases.push(when(text, [pattern(form)], WORTH.near - WORTH.farther * form.far));
	}
	return Prisma.sql`CASE ${Prisma.join(cases, " ")} ELSE 0 END`;
}

function when(place: Prisma.Sql, patterns: readonly string[], worth: number): Prisma.Sql {
	return Prisma.sql`WHEN ${place} LIKE ANY(${patterns}::text[]) THEN ${worth}`;
}

function numberScore({ word }: SearchTerm): Prisma.Sql {
	const bare = word.replace(/^0+(?=\d)/, "");
	const number = Prisma.sql`split_part(item.attributes->>'collector_number', '/', 1)`;
	return Prisma.sql`CASE WHEN ${number} = ${word} THEN ${NUMBER + 1} WHEN ltrim(${number}, '0') = ${bare} THEN ${NUMBER} ELSE 0 END`;
}

/** How much of a part the words make up, by letters. */
function coverage(place: Prisma.Sql, terms: readonly SearchTerm[], worth: number): Prisma.Sql {
	const letters = terms.map(({ forms }) => {
		const cases = [...forms]
			.sort((left, right) => left.far - right.far)
			.map((form) => Prisma.sql`WHEN ${place} LIKE ${pattern(form)} THEN ${form.text.replaceAll(" ", "").length}`);
		return Prisma.sql`CASE ${Prisma.join(cases, " ")} ELSE 0 END`;
	});
	return Prisma.sql`${worth} * least(${Prisma.join(letters, " + ")}, length(replace(${place}, ' ', ''))) / greatest(length(replace(${place}, ' ', '')), 1)`;
}
