import { Prisma } from "../../../generated/prisma/client.ts";
import { formatMoney } from "../../core/money.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { shortCondition } from "../categories.ts";
import { escapeLike, itemFilter } from "./item-filter.ts";
import { type ItemRow, itemColumns, itemStock } from "./item-row.ts";

/** Items that a person may mean while typing a SKU or words: SKUs that begin so first. Labels like "Snorlax · PGO 055 · holo NM · 3 · $17.94". */
export async function suggestItems(
	scope: ReadScope<"inventory.read">,
	{ typed, limit }: { typed: string; limit: number },
): Promise<{ label: string; value: string }[]> {
	const vendor = await getVendor(scope);
	const prefix = `${escapeLike(typed.trim().toLowerCase())}%`;
	const items = await scope.read.$queryRaw<ItemRow[]>(Prisma.sql`
		SELECT ${itemColumns} FROM (
			(SELECT item.*, 0 AS rank FROM item
				WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.archived_at IS NULL AND item.sku_key LIKE ${prefix}
				ORDER BY item.sku_key LIMIT ${limit})
			UNION ALL
			(SELECT item.*, 1 AS rank FROM item
				WHERE ${itemFilter(scope.vendorId, { words: typed })} AND item.sku_key NOT LIKE ${prefix}
				LIMIT ${limit})
		) item ${itemStock}
		ORDER BY item.rank, item.title, item.sku LIMIT ${limit}`);
	return items.map((item) => ({ value: item.sku, label: itemLabel(item, vendor) }));
}

function itemLabel(item: ItemRow, { currency, locale }: { currency: string; locale: string }): string {
	const { set_code, collector_number, finish, platform, region } = item.attributes;
	const number = [set_code?.toUpperCase(), collector_number?.split("/")[0]].filter(Boolean).join(" ");
	const grade = [finish === "nonfoil" ? "" : finish, shortCondition(item.condition)].filter(Boolean).join(" ");
	const parts = [item.title, number, platform, region, grade, String(item.onHand - item.committed), formatMoney(item.priceMinor, currency, locale)];
	return parts.filter(Boolean).join(" · ");
}
