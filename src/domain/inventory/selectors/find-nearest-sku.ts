import { Prisma } from "../../../generated/prisma/client.ts";
import { nearest } from "../../core/nearest.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { exactTerms } from "../search/exact-terms.ts";
import { lookupWords } from "../search/lookup-words.ts";
import { listItems } from "./list-items.ts";
import { foldTexts } from "./search/fold-texts.ts";

/** SKUs looked at on either side of the wrong one, and for each of its words left out. */
const LOOKED_AT = 60;
/** Words of a SKU that may be the wrong one. */
const MOST_WORDS = 8;

/**
 * The SKU that was most likely meant, among live items or among archived ones: of those beside it in order, and of those that have all of its
 * words but one; else that of the item that best has what was typed, for people type titles where a SKU belongs. Only a wrong SKU pays for it.
 */
export async function findNearestSku(scope: ReadScope<"inventory.read">, { sku, archived }: { sku: string; archived: boolean }): Promise<string | null> {
	const typed = sku.replaceAll("\0", "").trim();
	const [text] = await foldTexts(scope, { texts: [typed] });
	const words = lookupWords(exactTerms(text?.words.slice(0, MOST_WORDS) ?? [], { isTyping: false }));
	const oneLeftOut = words.length < 2 ? [] : words.map((_, at) => words.filter((_, other) => other !== at));
	const vendor = Prisma.sql`item.vendor_id = ${scope.vendorId}::uuid AND (item.archived_at IS NOT NULL) = ${archived}`;
	const sources = [
		Prisma.sql`(SELECT item.sku FROM item WHERE ${vendor} AND item.sku_key ~>=~ lower(${typed}) ORDER BY item.sku_key USING ~<~ LIMIT ${LOOKED_AT})`,
		Prisma.sql`(SELECT item.sku FROM item WHERE ${vendor} AND item.sku_key ~<~ lower(${typed}) ORDER BY item.sku_key USING ~>~ LIMIT ${LOOKED_AT})`,
		...oneLeftOut.map(
			(rest) => Prisma.sql`(
				SELECT item.sku FROM omni_search_items(${rest}::text[], ${LOOKED_AT}::int) AS found
				CROSS JOIN LATERAL (SELECT item.* FROM item WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = found OFFSET 0) item WHERE ${vendor})`,
		),
	];
	const rows = await scope.read.$queryRaw<{ sku: string }[]>(Prisma.sql`${Prisma.join(sources, " UNION ")}`);
	const near = nearest(
		typed,
		rows.map((row) => row.sku),
	);
	if (near !== null || words.length === 0) return near;
	const { items, isNear } = await listItems(scope, { filter: { words: typed, ...(archived && { archived: "yes" as const }) }, pageSize: 1 });
	return isNear ? null : (items[0]?.sku ?? null);
}
