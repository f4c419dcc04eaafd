import { Prisma } from "../../../../generated/prisma/client.ts";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { ItemPage, ListedItem, PageAsk } from "../../search/item-page.ts";
import { BY_TIER, BY_TITLE, behindSql, keyColumns, keyTexts, orderSql, type SortPlan } from "../../search/sort-plan.ts";
import { stockJoin } from "../../search/stock-join.ts";
import { termsSql } from "../../search/terms-sql.ts";
import { itemColumns, itemStock } from "../item-row.ts";
import type { SearchPlan } from "./get-search-plan.ts";

/** So many items are read in an index's order to find a page among them. */
const STRIDE = 10_000;

interface Walk {
	plan: SearchPlan;
	ask: PageAsk;
	/** No further than a stride, whatever that finds. */
	isGlance?: boolean;
}

/**
 * Items in the order of a sort until a page is full: for what so many items have that looking each up would take longer. First a stride along the
 * index of that order, where there is one; where that fills no page, through all of the vendor's items.
 */
export async function walkItems(scope: ReadScope<"inventory.read">, walk: Walk): Promise<ItemPage> {
	if (walk.ask.sort.indexed !== null) {
		const page = await readPage(scope, walk, STRIDE);
		if (walk.isGlance || page.items.length === walk.ask.limit) return page;
	}
	return readPage(scope, walk, null);
}

async function readPage(scope: ReadScope<"inventory.read">, { plan, ask }: Walk, stride: number | null): Promise<ItemPage> {
	const { sort, last, limit, countTo } = ask;
	const vendor = Prisma.sql`${scope.vendorId}::uuid`;
	const most = last ? limit : Math.max(limit, countTo);
	const source = sort === BY_TIER ? tiersSql(vendor, plan, ask, { stride, most }) : plainSql(scope.vendorId, plan, ask, stride);
	// A stride has seen all of a small shop, and its count is the whole truth; of a large one it has seen the beginning.
	const isExact =
		stride === null
			? Prisma.sql`true`
			: Prisma.sql`(SELECT count(*) FROM (SELECT FROM item WHERE item.vendor_id = ${vendor} LIMIT ${stride + 1}) seen) <= ${stride}`;
	const rows = await scope.read.$queryRaw<(ListedItem & { count: number; isExact: boolean })[]>(Prisma.sql`
		WITH walked AS MATERIALIZED (
			SELECT page.* FROM (${source}) page ORDER BY ${orderSql(sort)} LIMIT ${most}
		)
		SELECT ${itemColumns}, ${keyTexts(sort)} AS keys, (SELECT count(*)::int FROM walked) AS count, ${isExact} AS "isExact"
		FROM (SELECT * FROM walked page ORDER BY ${orderSql(sort)} LIMIT ${limit}) page
		CROSS JOIN LATERAL (SELECT item.* FROM item WHERE item.vendor_id = ${vendor} AND item.id = page.id OFFSET 0) item ${itemStock}
		ORDER BY ${orderSql(sort)}`);
	return { items: rows, count: rows[0]?.count ?? 0, isExact: rows[0]?.isExact ?? true };
}

function plainSql(vendorId: string, { conditions, typed, words }: SearchPlan, { terms, sort, last }: PageAsk, stride: number | null): Prisma.Sql {
	const isCode = Prisma.sql`(item.sku_key = lower(${typed}) OR item.barcode = ${typed})`;
	const wanted = typed === "" ? [] : words.length === 0 ? [isCode] : termsSql(terms);
	const columns = sort.keys.map(({ sql }) => sql);
	const behind = last ? [behindSql(sort, columns, last)] : [];
	return Prisma.sql`
		SELECT item.id, ${keyColumns(sort)} FROM ${itemsSql(Prisma.sql`${vendorId}::uuid`, sort, behind, stride)} ${sort.needsStock ? stockJoin(vendorId, {}) : Prisma.empty}
		WHERE ${Prisma.join([...conditions, ...wanted, ...(sort.needsStock ? behind : [])], " AND ")}`;
}

/** 0 for a SKU or barcode, 1 for titles that begin as was typed, 2 for the rest. */
function tiersSql(
	vendor: Prisma.Sql,
	{ typed, folded, conditions }: SearchPlan,
	{ terms, last }: PageAsk,
	{ stride, most }: { stride: number | null; most: number },
): Prisma.Sql {
	const [reached = "0", ...lastKeys] = last ?? [];
	if (!/^[012]$/.test(reached)) throw new DomainError("invalid_input", say.badPage({ value: reached }));
	// Comparisons that an index serves under row-level security, as LIKE is not; no letter comes behind the last one that there is.
	const begins = Prisma.sql`(item.title_key >= ${folded} AND item.title_key < ${`${folded}\u{10ffff}`})`;
	const isCode = Prisma.sql`(item.sku_key = lower(${typed}) OR item.barcode IS NOT DISTINCT FROM ${typed})`;
	const codes = Prisma.sql`(
		SELECT * FROM item WHERE item.vendor_id = ${vendor} AND item.sku_key = lower(${typed})
		UNION ALL SELECT * FROM item WHERE item.vendor_id = ${vendor} AND item.barcode = ${typed} AND item.sku_key <> lower(${typed})
	) item`;
	const wanted = [...termsSql(terms), Prisma.sql`NOT ${isCode}`];
	const behind = last
		? [
				behindSql(
					BY_TITLE,
					BY_TITLE.keys.map(({ sql }) => sql),
					lastKeys,
				),
			]
		: [];
	const behindIn = (tier: number) => (Number(reached) === tier ? behind : []);
	const tiers = [
		{ from: codes, conditions: behindIn(0) },
		{ from: itemsSql(vendor, BY_TITLE, [begins, ...behindIn(1)], stride), conditions: wanted },
		{ from: itemsSql(vendor, BY_TITLE, behindIn(2), stride), conditions: [...wanted, Prisma.sql`NOT ${begins}`] },
	];
	const sources = tiers.map(
		(tier, at) => Prisma.sql`(
			SELECT item.id, ${at}::bigint AS k0, item.title_key AS k1, item.sku_key AS k2 FROM ${tier.from}
			WHERE ${Prisma.join([...conditions, ...tier.conditions], " AND ")} LIMIT ${most}
		)`,
	);
	return Prisma.join(sources.slice(Number(reached)), " UNION ALL ");
}

/** The vendor's items as a FROM: a stride of them in the order of an index, or all. */
function itemsSql(vendor: Prisma.Sql, sort: SortPlan, conditions: readonly Prisma.Sql[], stride: number | null): Prisma.Sql {
	const own = Prisma.join([Prisma.sql`item.vendor_id = ${vendor}`, ...(sort.needsStock ? [] : conditions)], " AND ");
	if (stride === null || sort.indexed === null) return Prisma.sql`(SELECT item.* FROM item WHERE ${own}) item`;
	return Prisma.sql`(SELECT item.* FROM item WHERE ${own} ORDER BY ${sort.indexed} LIMIT ${stride}) item`;
}
