import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { ItemPage, ListedItem, PageAsk } from "../../search/item-page.ts";
import { lookupWords } from "../../search/lookup-words.ts";
import { behindSql, keyColumns, keyTexts, orderSql, pageKeySql } from "../../search/sort-plan.ts";
import { itemColumns, itemStock } from "../item-row.ts";
import type { SearchPlan } from "./get-search-plan.ts";

type Row = { [K in keyof ListedItem]: ListedItem[K] | null } & { count: number; candidates: number };

/**
 * Items that have the words, each of them weighed: looked up by the words first, then read by their ids. Null where more than `most` have them:
 * to weigh those would take too long.
 */
export async function listWeighedItems(
	scope: ReadScope<"inventory.read">,
	{ plan, most, ask }: { plan: SearchPlan; most: number; ask: PageAsk },
): Promise<ItemPage | null> {
	const { terms, sort, last, limit, countTo } = ask;
	const vendor = Prisma.sql`${scope.vendorId}::uuid`;
	const words = [...lookupWords(terms), ...plan.attributeWords];
	const columns = sort.keys.map((_, at) => pageKeySql(at));
	const behind = last ? Prisma.sql`WHERE ${behindSql(sort, columns, last)}` : Prisma.empty;
	const rows = await scope.read.$queryRaw<Row[]>(Prisma.sql`
		WITH found AS MATERIALIZED (
			SELECT id FROM omni_search_items(${words}::text[], ${most + 1}::int) AS id
			UNION SELECT item.id FROM item WHERE item.vendor_id = ${vendor} AND item.sku_key = lower(${plan.typed})
			UNION SELECT item.id FROM item WHERE item.vendor_id = ${vendor} AND item.barcode = ${plan.typed}
		), matched AS MATERIALIZED (
			SELECT item.id, ${keyColumns(sort)}
			FROM found CROSS JOIN LATERAL (
				SELECT item.*, split_part(item.search_text, '|', 1) AS in_title, split_part(item.search_text, '|', 2) AS in_set
				FROM item WHERE item.vendor_id = ${vendor} AND item.id = found.id OFFSET 0
			) item ${sort.needsStock ? itemStock : Prisma.empty}
			WHERE (SELECT count(*) FROM found) <= ${most}::int AND ${Prisma.join([...plan.conditions], " AND ")}
		), page AS (
			SELECT * FROM matched page ${behind} ORDER BY ${orderSql(sort)} LIMIT ${limit}
		)
		SELECT counted.*, listed.* FROM (
			SELECT (SELECT count(*)::int FROM found) AS candidates, (SELECT count(*)::int FROM (SELECT FROM matched LIMIT ${countTo}) bounded) AS count
		) counted LEFT JOIN (
			SELECT ${itemColumns}, ${keyTexts(sort)} AS keys, row_number() OVER (ORDER BY ${orderSql(sort)}) AS at
			FROM page CROSS JOIN LATERAL (SELECT item.* FROM item WHERE item.vendor_id = ${vendor} AND item.id = page.id OFFSET 0) item ${itemStock}
		) listed ON true ORDER BY listed.at`);
	const [first] = rows;
	if (!first || first.candidates > most) return null;
	return { items: rows.filter(isItem), count: first.count, isExact: true };
}

function isItem(row: Row): row is Row & ListedItem {
	return row.id !== null;
}
