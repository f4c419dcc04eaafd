import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { findItemBySku } from "./find-item-by-sku.ts";
import { findNearestSku } from "./find-nearest-sku.ts";
import type { ItemRow } from "./item-row.ts";

/**
 * The vendor's live item with this SKU, in any case.
 * @throws DomainError not_found, with the nearest SKU there is; an archived item says so, and how it comes back
 */
export async function getItemBySku(scope: ReadScope<"inventory.read">, { sku }: { sku: string }): Promise<ItemRow> {
	const item = await findItemBySku(scope, { sku });
	if (item?.archivedAt) throw new DomainError("not_found", say.itemArchived({ sku: item.sku }), { hint: say.itemArchivedHint({ sku: item.sku }) });
	if (item) return item;
	throw new DomainError("not_found", say.skuNotFound({ sku, near: await findNearestSku(scope, { sku, archived: false }) }));
}
