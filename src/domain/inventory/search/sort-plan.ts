import { Prisma } from "../../../generated/prisma/client.ts";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parsePageKey } from "../../core/page-key.ts";
import type { ItemSort } from "./item-sort.ts";

interface SortKey {
	/** Over `item`. */
	sql: Prisma.Sql;
	type: "bigint" | "text" | "uuid";
}

/** By what items are sorted: these keys, all of them up or all of them down, of which the last is no other item's. */
export interface SortPlan {
	keys: readonly SortKey[];
	isDescending: boolean;
	/** Needs what is available of each item, joined as `stock`. */
	needsStock: boolean;
	/** ORDER BY over `item`, where an index has that order. */
	indexed: Prisma.Sql | null;
}

const sku: SortKey = { sql: Prisma.sql`item.sku_key`, type: "text" };
export const BY_TITLE: SortPlan = {
	keys: [{ sql: Prisma.sql`item.title_key`, type: "text" }, sku],
	isDescending: false,
	needsStock: false,
	indexed: Prisma.sql`item.title_key, item.sku_key`,
};
/** By relevance where no item is weighed: in tiers, which whoever reads them makes, and each by title. */
export const BY_TIER: SortPlan = { ...BY_TITLE, keys: [{ sql: Prisma.sql`item.tier`, type: "bigint" }, ...BY_TITLE.keys] };
const byNumber = (sql: Prisma.Sql, needsStock = false): SortPlan => ({ keys: [{ sql, type: "bigint" }, sku], isDescending: false, needsStock, indexed: null });

/** How a sort is done in SQL. By relevance without anything to weigh it by, items are in the order of their titles. */
export function sortPlan(sort: ItemSort, score: Prisma.Sql | null): SortPlan {
	switch (sort) {
		case "relevance":
			return score ? byNumber(Prisma.sql`-(${score})::bigint`) : BY_TITLE;
		case "price":
			return byNumber(Prisma.sql`item.price_minor`);
		case "-price":
			return byNumber(Prisma.sql`-item.price_minor`);
		case "title":
			return BY_TITLE;
		case "newest":
			return { keys: [{ sql: Prisma.sql`item.id`, type: "uuid" }], isDescending: true, needsStock: false, indexed: Prisma.sql`item.id DESC` };
		case "stock":
			return byNumber(Prisma.sql`-(coalesce(stock.on_hand, 0) - coalesce(stock.committed, 0))::bigint`, true);
	}
}

/** ORDER BY over the columns k0, k1, … of a query's `page`. */
export function orderSql({ keys, isDescending }: SortPlan): Prisma.Sql {
	const direction = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
	return Prisma.join(keys.map((_, at) => Prisma.sql`${pageKeySql(at)} ${direction}`));
}

/** The keys of `item` as columns k0, k1, … */
export function keyColumns({ keys }: SortPlan): Prisma.Sql {
	return Prisma.join(keys.map(({ sql }, at) => Prisma.sql`${sql} AS ${Prisma.raw(`k${at}`)}`));
}

/** The keys of `page` as text, for a cursor. */
export function keyTexts({ keys }: SortPlan): Prisma.Sql {
	const texts = keys.map(({ type }, at) => (type === "uuid" ? Prisma.sql`replace(${pageKeySql(at)}::text, '-', '')` : Prisma.sql`${pageKeySql(at)}::text`));
	return Prisma.sql`ARRAY[${Prisma.join(texts)}]`;
}

export function pageKeySql(at: number): Prisma.Sql {
	return Prisma.raw(`page.k${at}`);
}

/**
 * What lies behind the last item of a page, by its keys; `columns` are where they are compared.
 * @throws DomainError invalid_input for keys that are not this sort's
 */
export function behindSql({ keys, isDescending }: SortPlan, columns: readonly Prisma.Sql[], last: readonly string[]): Prisma.Sql {
	if (last.length !== keys.length) throw new DomainError("invalid_input", say.badPage({ value: last.join("~") }));
	const values = keys.map(({ type }, at) => valueSql(type, last[at] ?? ""));
	const sign = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
	return Prisma.sql`(${Prisma.join([...columns])}) ${sign} (${Prisma.join(values)})`;
}

function valueSql(type: SortKey["type"], value: string): Prisma.Sql {
	switch (type) {
		case "text":
			return Prisma.sql`${value}::text`;
		case "uuid":
			return Prisma.sql`${parsePageKey(value)}::uuid`;
		case "bigint":
			if (!/^-?\d{1,15}$/.test(value)) throw new DomainError("invalid_input", say.badPage({ value }));
			return Prisma.sql`${BigInt(value)}::bigint`;
	}
}
