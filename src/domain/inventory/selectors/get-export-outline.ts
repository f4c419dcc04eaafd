import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { Category } from "../categories.ts";
import type { ExportFormatName } from "../export-formats/export-format.ts";
import { findExportFormat } from "../export-formats/find-export-format.ts";
import type { ItemFilter } from "../item-filter-schema.ts";
import { itemFilter } from "./item-filter.ts";

/** What an export will hold, before it is written. */
export interface ExportOutline {
	items: number;
	/** Found by the filter, but the format can't tell of them. */
	leftOut: number;
	categories: Category[];
}

export async function getExportOutline(
	scope: ReadScope<"inventory.read">,
	{ filter, format }: { filter: ItemFilter; format: ExportFormatName },
): Promise<ExportOutline> {
	const found = await itemFilter(scope, filter);
	const { lets } = findExportFormat(format);
	const rows = await scope.read.$queryRaw<{ category: Category; found: number; items: number }[]>(Prisma.sql`
		SELECT category, count(*)::int AS found, (count(*) FILTER (WHERE ${lets}))::int AS items FROM item WHERE ${found} GROUP BY category ORDER BY category`);
	const held = rows.filter(({ items }) => items > 0);
	const items = held.reduce((sum, row) => sum + row.items, 0);
	return { items, leftOut: rows.reduce((sum, row) => sum + row.found, 0) - items, categories: held.map(({ category }) => category) };
}
