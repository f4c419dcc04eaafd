import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { listUnpaired } from "../selectors/list-unpaired.ts";
import { titleHints } from "../title-hints.ts";
import { joinByHash } from "./join-by-hash.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The listing that ended the last call. */
	after: z.uuid(),
});

/** Listings of one call: the items are looked through once for all of them. */
const AT_ONCE = 5_000;
/** Of an item without number and set, how much of the listing's title its own must be. */
const COVERS = 2;

/**
 * Proposes for the next listings without an item the one that their title means: all words of the item's title, its number and its set (by name or code)
 * stand in it, and what it says of condition, finish and language fits. The item with the most words wins ("Charizard EX" before "Charizard"), and only
 * if no other is as good. Returns where to go on, null at the end. Nothing is paired by it.
 */
export async function proposeItems(scope: VendorScope<"delivery.settle" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<string | null> {
	const { connectionId, after } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const listings = await listUnpaired(scope, { connectionId, after, most: AT_ONCE });
	const last = listings.at(-1)?.id ?? null;
	if (last === null) return null;
	const hints = listings.map(titleHints);
	await joinByHash(scope);
	await scope.write.$executeRaw`
		WITH wanted AS MATERIALIZED (
			SELECT id, string_to_array(words, ' ') AS words, weight, condition, finish, language
			FROM unnest(${listings.map(({ id }) => id)}::uuid[], ${hints.map(({ words }) => words.join(" "))}::text[], ${hints.map(({ weight }) => weight)}::int[],
				${hints.map(({ condition }) => condition)}::text[], ${hints.map(({ finish }) => finish)}::text[], ${hints.map(({ language }) => language)}::text[])
				AS told (id, words, weight, condition, finish, language)
		), offered AS MATERIALIZED (
			SELECT id, condition, is_single_copy, coalesce(attributes->>'finish', 'nonfoil') AS finish, coalesce(attributes->>'language', 'en') AS language,
				coalesce(attributes->>'collector_number', '') <> '' OR btrim(split_part(search_text, '|', 2)) <> '' AS is_told,
				string_to_array(btrim(regexp_replace(split_part(search_text, '|', 1) || regexp_replace(' ' || lower(split_part(coalesce(attributes->>'collector_number', ''), '/', 1)),
					'[^a-z0-9]+', ' ', 'g'), ' +0*(?=[^ ])', ' ', 'g')), ' ') AS words,
				string_to_array(nullif(btrim(regexp_replace(split_part(search_text, '|', 2), ' 0+(?=[a-z0-9])', ' ', 'g')), ''), ' ') AS set_words,
				lower(attributes->>'set_code') AS set_code
			FROM item WHERE vendor_id = ${vendorId}::uuid AND archived_at IS NULL
		), word_count AS (
			SELECT word, count(*) AS items FROM offered, unnest(words) word GROUP BY word
		), keyed AS (
			SELECT DISTINCT ON (offered.id) offered.*, word AS key FROM offered, unnest(words) word JOIN word_count USING (word) ORDER BY offered.id, items, word
		), fitting AS (
			SELECT wanted.id AS listing_id, keyed.id AS item_id, cardinality(keyed.words) AS size,
				(wanted.finish IS NULL AND keyed.finish <> 'nonfoil')::int + (wanted.language IS NULL AND keyed.language <> 'en')::int + keyed.is_single_copy::int AS misses
			FROM wanted CROSS JOIN LATERAL unnest(wanted.words) word JOIN keyed ON keyed.key = word
			WHERE keyed.words <@ wanted.words
				AND (keyed.set_words IS NULL OR keyed.set_words <@ wanted.words OR keyed.set_code = ANY(wanted.words))
				AND (keyed.is_told OR cardinality(keyed.words) * ${COVERS}::int >= wanted.weight)
				AND (wanted.condition IS NULL OR wanted.condition = keyed.condition)
				AND (wanted.language IS NULL OR wanted.language = keyed.language)
				AND (wanted.finish IS NULL OR wanted.finish = keyed.finish OR (wanted.finish = 'foil' AND keyed.finish IN ('holo', 'cold foil')))
		), ranked AS (
			SELECT listing_id, item_id, rank() OVER (PARTITION BY listing_id ORDER BY size DESC, misses) AS place FROM fitting
		), chosen AS (
			SELECT listing_id, (array_agg(item_id))[1] AS item_id FROM ranked WHERE place = 1 GROUP BY listing_id HAVING count(*) = 1
		)
		UPDATE listing SET proposed_item_id = chosen.item_id
		FROM wanted LEFT JOIN chosen ON chosen.listing_id = wanted.id
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = wanted.id AND listing.item_id IS NULL AND listing.status = 'active'
			AND listing.proposed_item_id IS DISTINCT FROM chosen.item_id`;
	return last;
}
