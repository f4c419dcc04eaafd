import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { type ItemFilter, itemFilter } from "./item-filter.ts";
import { type ItemRow, itemColumns, itemStock } from "./item-row.ts";

interface Page {
	items: ItemRow[];
	/** All that match, beyond the page too. */
	total: number;
}

/** A page of the items that match, by title and SKU; `page` counts from 1. */
export async function listItems(
	scope: ReadScope<"inventory.read">,
	{ filter, page, pageSize }: { filter: ItemFilter; page: number; pageSize: number },
): Promise<Page> {
	const where = itemFilter(scope.vendorId, filter);
	const items = await scope.read.$queryRaw<ItemRow[]>(Prisma.sql`
		SELECT ${itemColumns}
		FROM (SELECT item.* FROM item WHERE ${where} ORDER BY item.title, item.sku LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) item ${itemStock}
		ORDER BY item.title, item.sku`);
	if (page === 1 && items.length < pageSize) return { items, total: items.length };
	const [counted] = await scope.read.$queryRaw<{ total: number }[]>(Prisma.sql`SELECT count(*)::int AS total FROM item WHERE ${where}`);
	return { items, total: counted?.total ?? 0 };
}
