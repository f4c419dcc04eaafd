import { Prisma } from "../../../generated/prisma/client.ts";
import { conditionsMeant } from "../conditions/conditions-meant.ts";
import { normaliseCondition } from "../conditions/normalise-condition.ts";
import type { ItemFilter } from "../item-filter-schema.ts";
import { escapeLike } from "./escape-like.ts";
import type { FoldedText } from "./folded-text.ts";
import { stockFilterSql } from "./stock-filter-sql.ts";

/** The attributes in which each of these filters looks for its value. */
const ATTRIBUTES = { set: ["set_name", "set_code"], language: ["language"], finish: ["finish"], platform: ["platform"], game: ["game"] } as const;
export type AttributeFilter = keyof typeof ATTRIBUTES;
export const ATTRIBUTE_FILTERS = Object.keys(ATTRIBUTES) as AttributeFilter[];

interface Known {
	/** The values of the attributes that are asked for. */
	folded: Readonly<Partial<Record<AttributeFilter, FoldedText>>>;
	/** What of each item is available where the filter looks, in a statement that has it already. */
	available?: Prisma.Sql | undefined;
}

/** Conditions over `item` for every part of a filter but its words. */
export function filterSql(vendorId: string, filter: ItemFilter, { folded, available }: Known): Prisma.Sql[] {
	const { category, condition, price, skus, archived } = filter;
	const parts = [Prisma.sql`item.vendor_id = ${vendorId}::uuid`];
	if (archived !== "any") parts.push(archived === "yes" ? Prisma.sql`item.archived_at IS NOT NULL` : Prisma.sql`item.archived_at IS NULL`);
	if (category) parts.push(Prisma.sql`item.category = ${category}`);
	if (condition) {
		const meant = category ? [normaliseCondition(category, condition)] : conditionsMeant(condition);
		parts.push(Prisma.sql`item.condition = ANY(${meant})`);
	}
	if (price?.from !== undefined) parts.push(Prisma.sql`item.price_minor >= ${BigInt(price.from)}::bigint`);
	if (price?.to !== undefined) parts.push(Prisma.sql`item.price_minor <= ${BigInt(price.to)}::bigint`);
	if (skus) parts.push(Prisma.sql`item.sku_key IN (SELECT lower(named) FROM unnest(${skus}::text[]) AS named)`);
	for (const name of ATTRIBUTE_FILTERS) {
		const value = folded[name];
		if (value) parts.push(attributeSql(ATTRIBUTES[name], value));
	}
	if (filter.unsold !== undefined) parts.push(unsoldSql(vendorId, filter.unsold));
	return [...parts, ...stockFilterSql(vendorId, filter, available)];
}

/** What came in since has had no time to sell. */
function unsoldSql(vendorId: string, days: number): Prisma.Sql {
	const since = Prisma.sql`now() - make_interval(days => ${days}::int)`;
	return Prisma.sql`item.created_at < ${since} AND NOT EXISTS (
		SELECT FROM stock_movement sold
		WHERE sold.vendor_id = ${vendorId}::uuid AND sold.item_id = item.id AND sold.kind = 'sold' AND sold.created_at >= ${since}
	)`;
}

/** The value must have all these words and no others; they are looked for in the search text first, since taking an attribute apart is dear. */
function attributeSql(attributes: readonly string[], { words, phrase }: FoldedText): Prisma.Sql {
	const isSame = Prisma.join(
		attributes.map((attribute) => Prisma.sql`btrim(omni_words(item.attributes->>${attribute})) = ${phrase}`),
		" OR ",
	);
	return Prisma.sql`CASE WHEN item.search_text LIKE ALL(${words.map((word) => `% ${escapeLike(word)} %`)}::text[]) THEN coalesce(${isSame}, false) ELSE false END`;
}
