import { Prisma } from "../../../generated/prisma/client.ts";
import { formatMoney } from "../../core/money.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { itemLabel } from "../items/item-label.ts";
import { type ItemRow, itemColumns, itemStock } from "./item-row.ts";
import { listItems } from "./list-items.ts";

/** Items that a person may mean while typing a SKU or words: SKUs that begin so first. Labels like "Snorlax · PGO 055 · holo NM · 3 · $17.94". */
export async function suggestItems(
	scope: ReadScope<"inventory.read">,
	{ typed, limit }: { typed: string; limit: number },
): Promise<{ label: string; value: string }[]> {
	const words = typed.replaceAll("\0", "").trim();
	const vendor = await getVendor(scope);
	const items = await listBySku(scope, words, limit);
	if (items.length < limit && words !== "") {
		const found = await listItems(scope, { filter: { words }, pageSize: limit, isTyping: true });
		items.push(...found.items.filter(({ id }) => items.every((item) => item.id !== id)).slice(0, limit - items.length));
	}
	const labels = items.map((item) => suggestion(item, vendor));
	return items.map(({ sku }, at) => {
		const label = labels[at] ?? sku;
		return { value: sku, label: labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label} · ${sku}` };
	});
}

/** By comparisons that an index serves under row-level security, as LIKE is not. */
function listBySku(scope: ReadScope<"inventory.read">, typed: string, limit: number): Promise<ItemRow[]> {
	return scope.read.$queryRaw<ItemRow[]>(Prisma.sql`
		SELECT ${itemColumns} FROM (
			SELECT item.* FROM item
			WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.archived_at IS NULL
				AND item.sku_key ~>=~ lower(${typed}) AND item.sku_key ~<~ (lower(${typed}) || ${"\u{10ffff}"})
			ORDER BY item.sku_key USING ~<~ LIMIT ${limit}
		) item ${itemStock} ORDER BY item.sku_key USING ~<~`);
}

function suggestion(item: ItemRow, { currency, locale }: { currency: string; locale: string }): string {
	return [itemLabel(item), String(item.onHand - item.committed), formatMoney(item.priceMinor, currency, locale)].join(" · ");
}
