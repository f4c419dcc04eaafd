import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { findItemBySku } from "./find-item-by-sku.ts";
import { findNearestSku } from "./find-nearest-sku.ts";
import type { ItemRow } from "./item-row.ts";

/**
 * The vendor's item with this SKU in any case, an archived one as well: for what puts items away and brings them back.
 * @throws DomainError not_found, with the nearest SKU among the archived items or among the live ones
 */
export async function getAnyItemBySku(scope: ReadScope<"inventory.read">, { sku, meant }: { sku: string; meant: "live" | "archived" }): Promise<ItemRow> {
	const item = await findItemBySku(scope, { sku });
	if (item) return item;
	throw new DomainError("not_found", say.skuNotFound({ sku, near: await findNearestSku(scope, { sku, archived: meant === "archived" }) }));
}
