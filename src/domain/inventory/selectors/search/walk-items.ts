import { Prisma } from "../../../../generated/prisma/client.ts";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/en.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { ItemPage, ListedItem, PageAsk } from "../../search/item-page.ts";
import { BY_TIER, BY_TITLE, behindSql, keyColumns, keyTexts, orderSql } from "../../search/sort-plan.ts";
import { termsSql } from "../../search/terms-sql.ts";
import { itemColumns, itemStock } from "../item-row.ts";
import type { SearchPlan } from "./get-search-plan.ts";

/** Items in the order of an index, or of a price, until a page is full: for what so many items have that looking each up would take longer. */
export async function walkItems(scope: ReadScope<"inventory.read">, { plan, ask }: { plan: SearchPlan; ask: PageAsk }): Promise<ItemPage> {
	const { sort, last, limit, countTo } = ask;
	const most = last ? limit : Math.max(limit, countTo);
	const source = sort === BY_TIER ? tiersSql(plan, ask, most) : plainSql(plan, ask);
	const rows = await scope.read.$queryRaw<(ListedItem & { count: number })[]>(Prisma.sql`
		WITH walked AS MATERIALIZED (
			SELECT * FROM (${source}) page ORDER BY ${orderSql(sort)} LIMIT ${most}
		)
		SELECT ${itemColumns}, ${keyTexts(sort)} AS keys, (SELECT least(count(*), ${countTo})::int FROM walked) AS count
		FROM (SELECT * FROM walked page ORDER BY ${orderSql(sort)} LIMIT ${limit}) page
		CROSS JOIN LATERAL (SELECT item.* FROM item WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = page.id OFFSET 0) item ${itemStock}
		ORDER BY ${orderSql(sort)}`);
	return { items: rows, count: rows[0]?.count ?? 0 };
}

function plainSql({ conditions, typed, words }: SearchPlan, { terms, sort, last }: PageAsk): Prisma.Sql {
	const isTyped = Prisma.sql`(item.sku_key = lower(${typed}) OR item.barcode = ${typed})`;
	const hasWords = words.length === 0 ? isTyped : Prisma.join(termsSql(terms), " AND ");
	const columns = sort.keys.map(({ sql }) => sql);
	const all = [...conditions, ...(typed === "" ? [] : [hasWords]), ...(last ? [behindSql(sort, columns, last)] : [])];
	return Prisma.sql`SELECT item.id, ${keyColumns(sort)} FROM item ${sort.needsStock ? itemStock : Prisma.empty} WHERE ${Prisma.join(all, " AND ")}`;
}

/** 0 for a SKU or barcode, 1 for titles that begin as was typed, 2 for the rest. */
function tiersSql({ typed, folded, conditions }: SearchPlan, { terms, last }: PageAsk, most: number): Prisma.Sql {
	const isCode = Prisma.sql`(item.sku_key = lower(${typed}) OR item.barcode IS NOT DISTINCT FROM ${typed})`;
	// Comparisons that an index serves under row-level security, as LIKE is not; no letter comes behind the last one that there is.
	const begins = Prisma.sql`(item.title_key >= ${folded} AND item.title_key < ${`${folded}\u{10ffff}`})`;
	const hasWords = Prisma.join(termsSql(terms), " AND ");
	const tiers = [isCode, Prisma.sql`${begins} AND ${hasWords} AND NOT ${isCode}`, Prisma.sql`${hasWords} AND NOT ${begins} AND NOT ${isCode}`];
	const [reached = "0", ...lastKeys] = last ?? [];
	if (!/^[012]$/.test(reached)) throw new DomainError("invalid_input", say.badPage({ value: reached }));
	const columns = BY_TITLE.keys.map(({ sql }) => sql);
	const sources = tiers.flatMap((condition, tier) => {
		if (tier < Number(reached)) return [];
		const behind = last && tier === Number(reached) ? [behindSql(BY_TITLE, columns, lastKeys)] : [];
		return [
			Prisma.sql`(
				SELECT item.id, ${tier}::bigint AS k0, item.title_key AS k1, item.sku_key AS k2 FROM item
				WHERE ${Prisma.join([...conditions, condition, ...behind], " AND ")} ORDER BY item.title_key, item.sku_key LIMIT ${most}
			)`,
		];
	});
	return Prisma.join(sources, " UNION ALL ");
}
