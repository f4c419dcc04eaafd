import { Prisma } from "../../../generated/prisma/client.ts";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import { parsePageKey } from "../../core/page-key.ts";
import type { ItemSort } from "./item-sort.ts";

interface SortKey {
	/** Over `item`. */
	sql: Prisma.Sql;
	type: "bigint" | "text" | "uuid";
}

/** By what items are sorted: these keys and then the SKU, all of them up or all of them down. */
export interface SortPlan {
	keys: readonly SortKey[];
	isDescending: boolean;
	/** Needs what is available of each item, joined as `stock`. */
	needsStock: boolean;
}

const title: SortPlan = { keys: [{ sql: Prisma.sql`item.title_key`, type: "text" }], isDescending: false, needsStock: false };
const number = (sql: Prisma.Sql, needsStock = false): SortPlan => ({ keys: [{ sql, type: "bigint" }], isDescending: false, needsStock });

/** How a sort is done in SQL. By relevance without anything to weigh it by, items are in the order of their titles. */
export function sortPlan(sort: ItemSort, score: Prisma.Sql | null): SortPlan {
	switch (sort) {
		case "relevance":
			return score ? number(Prisma.sql`-(${score})::bigint`) : title;
		case "price":
			return number(Prisma.sql`item.price_minor`);
		case "-price":
			return number(Prisma.sql`-item.price_minor`);
		case "title":
			return title;
		case "newest":
			return { keys: [{ sql: Prisma.sql`item.id`, type: "uuid" }], isDescending: true, needsStock: false };
		case "stock":
			return number(Prisma.sql`-(coalesce(stock.on_hand, 0) - coalesce(stock.committed, 0))::bigint`, true);
	}
}

/** ORDER BY over the columns k0, k1, … and sku_key of a query's `page`. */
export function orderSql({ keys, isDescending }: SortPlan): Prisma.Sql {
	const direction = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
	return Prisma.join([...keys.map((_, at) => Prisma.sql`${pageKeySql(at)} ${direction}`), Prisma.sql`page.sku_key ${direction}`]);
}

/** The sort's keys and the SKU of `item` as columns k0, k1, … and sku_key. */
export function keyColumns({ keys }: SortPlan): Prisma.Sql {
	return Prisma.join([...keys.map(({ sql }, at) => Prisma.sql`${sql} AS ${Prisma.raw(`k${at}`)}`), Prisma.sql`item.sku_key`]);
}

/** The keys of `page` as text, for a cursor. */
export function keyTexts({ keys }: SortPlan): Prisma.Sql {
	return Prisma.sql`ARRAY[${Prisma.join(keys.map((_, at) => Prisma.sql`${pageKeySql(at)}::text`))}]`;
}

export function pageKeySql(at: number): Prisma.Sql {
	return Prisma.raw(`page.k${at}`);
}

/**
 * A comparison of rows behind the last one of a page; `columns` are the sort's keys and the SKU's, wherever they are compared.
 * @throws DomainError invalid_input for keys that are not this sort's
 */
export function behindSql({ keys, isDescending }: SortPlan, columns: readonly Prisma.Sql[], last: { keys: readonly string[]; sku: string }): Prisma.Sql {
	if (last.keys.length !== keys.length) throw new DomainError("invalid_input", say.badPage({ value: last.keys.join("~") }));
	const values = keys.map(({ type }, at) => valueSql(type, last.keys[at] ?? ""));
	const sign = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
	return Prisma.sql`(${Prisma.join([...columns])}) ${sign} (${Prisma.join([...values, Prisma.sql`${last.sku}::text`])})`;
}

function valueSql(type: SortKey["type"], value: string): Prisma.Sql {
	switch (type) {
		case "text":
			return Prisma.sql`${value}::text`;
		case "uuid":
			return Prisma.sql`${parsePageKey(value.replaceAll("-", ""))}::uuid`;
		case "bigint":
			if (!/^-?\d{1,15}$/.test(value)) throw new DomainError("invalid_input", say.badPage({ value }));
			return Prisma.sql`${BigInt(value)}::bigint`;
	}
}
