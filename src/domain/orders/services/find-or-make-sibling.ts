import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { normaliseCondition } from "../../inventory/conditions/normalise-condition.ts";
import { findItemBySku } from "../../inventory/selectors/find-item-by-sku.ts";
import { findTwin } from "../../inventory/selectors/find-twin.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import type { ItemRow } from "../../inventory/selectors/item-row.ts";
import { copyItem } from "../../inventory/services/copy-item.ts";
import { restoreItem } from "../../inventory/services/restore-item.ts";
import { siblingSku } from "../sibling-sku.ts";

type SiblingScope = VendorScope<"item.write" | "stock.write" | "inventory.read">;

/**
 * The item that is the same product in another condition: the one that is there, brought back if it was archived, or a new one with its own SKU and
 * the same price.
 * @throws DomainError not_found; invalid_input for a condition that is not on the item's scale; conflict when its SKU means something else
 */
export async function findOrMakeSibling(
	scope: SiblingScope,
	{ itemId, condition: typed }: { itemId: string; condition: string },
): Promise<{ itemId: string; sku: string }> {
	const item = await getItem(scope, { itemId });
	const condition = normaliseCondition(item.category, typed);
	if (condition === item.condition) return { itemId, sku: item.sku };
	const sku = siblingSku(item, condition);
	const twin = (await findTwin(scope, { ...item, condition })) ?? (await findNamed(scope, { sku, item, condition }));
	if (!twin) return copyItem(scope, { itemId, sku, condition, duplicate: true });
	if (twin.archivedAt) await restoreItem(scope, { itemId: twin.id });
	return { itemId: twin.id, sku: twin.sku };
}

/** One that was made so before: a title alone tells no product, but the SKU beside it does. */
async function findNamed(scope: SiblingScope, { sku, item, condition }: { sku: string; item: ItemRow; condition: string }): Promise<ItemRow | null> {
	const named = await findItemBySku(scope, { sku });
	if (!named) return null;
	if (named.category === item.category && named.condition === condition && named.title.toLowerCase() === item.title.toLowerCase()) return named;
	throw new DomainError("conflict", say.siblingSkuTaken({ sku: item.sku, condition, taken: named.sku, title: named.title }), {
		hint: say.siblingSkuTakenHint({ sku: item.sku, condition }),
	});
}
