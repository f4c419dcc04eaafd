import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { type FiguresRow, figuresColumns, readFigures, type SalesFigures, type SalesPeriod, soldLines } from "./sales-figures.ts";

export interface SoldItemFigures extends SalesFigures {
	sku: string;
	title: string;
}

interface Asked extends SalesPeriod {
	/** The shop's currency (ISO 4217). */
	currency: string;
	/** Items of each currency. */
	limit: number;
}

/** What brought in most in a period, after discounts and returns; lines that no item is known for count by their SKU. One statement. */
export async function listTopSold(scope: ReadScope<"report.read">, { currency, limit, ...period }: Asked): Promise<SoldItemFigures[]> {
	const rows = await scope.read.$queryRaw<(FiguresRow & { sku: string; title: string })[]>(Prisma.sql`
		WITH ${soldLines(scope.vendorId, period)}, figures AS (
			SELECT item_id, max(share.sku) AS line_sku, max(share.title) AS line_title, ${figuresColumns},
				row_number() OVER (PARTITION BY currency ORDER BY sum(price * (kept - returned) - kept_discount + returned_discount) DESC, max(share.sku)) AS place
			FROM share WHERE kept > 0 GROUP BY currency, item_id, CASE WHEN item_id IS NULL THEN share.sku END
		)
		SELECT figures.*, coalesce(item.sku, line_sku) AS sku, coalesce(item.title, line_title) AS title
		FROM figures LEFT JOIN item ON item.vendor_id = ${scope.vendorId}::uuid AND item.id = figures.item_id
		WHERE place <= ${limit} ORDER BY figures.currency <> ${currency}, figures.currency, place`);
	return rows.map((row) => ({ sku: row.sku, title: row.title, ...readFigures(row, currency) }));
}
