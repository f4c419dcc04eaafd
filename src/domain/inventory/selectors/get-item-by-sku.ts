import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { findItemBySku } from "./find-item-by-sku.ts";
import type { ItemRow } from "./item-row.ts";

/**
 * The vendor's live item with this SKU, in any case.
 * @throws DomainError not_found, with the nearest SKU there is; an archived item says so
 */
export async function getItemBySku(scope: ReadScope<"inventory.read">, { sku }: { sku: string }): Promise<ItemRow> {
	const item = await findItemBySku(scope, { sku });
	if (item?.archivedAt) throw new DomainError("not_found", say.itemArchived({ sku: item.sku }));
	if (item) return item;
	throw new DomainError("not_found", say.skuNotFound({ sku, near: await nearestSku(scope, sku) }));
}

/** By trigrams, over the vendor's SKUs: only a wrong SKU pays for it. */
async function nearestSku(scope: ReadScope, sku: string): Promise<string | null> {
	const [near] = await scope.read.$queryRaw<{ sku: string }[]>`
		SELECT sku FROM item
		WHERE vendor_id = ${scope.vendorId}::uuid AND archived_at IS NULL AND similarity(sku_key, lower(${sku})) > 0.4
		ORDER BY similarity(sku_key, lower(${sku})) DESC, sku LIMIT 1`;
	return near?.sku ?? null;
}
