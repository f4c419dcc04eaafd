import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { isNumber } from "../../search/exact-terms.ts";
import type { NearWord } from "../../search/near-terms.ts";

/** Of each word: more would find anything. */
const LIMIT = 12;
/** How short, and how long, people make a set's name. */
const SHORTENED = { from: 2, to: 6 };

/**
 * What folded words may mean in this vendor's items: the sets whose names they shorten, words that they are a part of, and those that differ by the
 * fewest letters, at most one of four letters, two of up to seven, three of more. Reads the vendor's words, a few ten thousand of a million items.
 */
export async function listNearWords(scope: ReadScope<"inventory.read">, { words }: { words: readonly string[] }): Promise<NearWord[]> {
	const spelt = words.filter((word) => !isNumber(word));
	if (spelt.length === 0) return [];
	const short = spelt.filter((word) => /^[\p{L}\p{N}]+$/u.test(word) && word.length >= SHORTENED.from && word.length <= SHORTENED.to);
	return scope.read.$queryRaw<NearWord[]>(Prisma.sql`
		(SELECT typed.word AS typed, known.word AS near, true AS "isSet", 0 AS far
		FROM unnest(${short}::text[], ${short.map(shortening)}::text[]) AS typed (word, pattern)
		JOIN search_word known ON known.vendor_id = ${scope.vendorId}::uuid AND known.is_set AND known.word ~ typed.pattern AND NOT starts_with(known.word, typed.word))
		UNION ALL
		(SELECT typed.word, near.word, false, near.far FROM unnest(${spelt}::text[]) AS typed (word) CROSS JOIN LATERAL (
			SELECT word, far FROM (
				-- Nobody mistakes the first letter: one that differs counts twice.
				SELECT word, far, min(far) FILTER (WHERE far > 0) OVER () AS least FROM (SELECT word, far + CASE WHEN far > 0 AND left(word, 1) <> left(typed.word, 1) THEN 1 ELSE 0 END AS far FROM (
					SELECT known.word, tolerance.most, CASE
						WHEN strpos(known.word, typed.word) > 0 THEN 0 ELSE levenshtein_less_equal(known.word, typed.word, tolerance.most)
					END AS far
					FROM search_word known, (SELECT CASE WHEN length(typed.word) < 4 THEN 0 WHEN length(typed.word) < 5 THEN 1 WHEN length(typed.word) < 8 THEN 2 ELSE 3 END AS most) tolerance
					WHERE known.vendor_id = ${scope.vendorId}::uuid AND NOT known.is_set
						AND (strpos(known.word, typed.word) > 0 OR length(known.word) BETWEEN length(typed.word) - tolerance.most AND length(typed.word) + tolerance.most)
				) measured WHERE far <= most) weighed
			) ranked WHERE far = 0 OR far = least
			ORDER BY far, similarity(word, typed.word) DESC, word LIMIT ${LIMIT}
		) near WHERE length(typed.word) BETWEEN 3 AND 60)`);
}

/** "pgo" fits "pokemon go": after each letter the same word goes on, or the next one begins. */
function shortening(word: string): string {
	return `^${[...word].join("(|[^ ]* )")}`;
}
