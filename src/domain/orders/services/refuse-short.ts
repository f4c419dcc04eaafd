import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import type { Settlement } from "./settle-order.ts";

/**
 * Refuses a settlement that holds copies which are nowhere: for what is asked of us, and is no fact yet.
 * @throws DomainError conflict
 */
export async function refuseShort(
	scope: VendorScope<"inventory.read">,
	{ missing }: Settlement,
	{ wanted, details = {} }: { wanted: (itemId: string) => number; details?: ConstructorParameters<typeof DomainError>[2] },
): Promise<void> {
	const [short] = missing;
	if (!short) return;
	const [itemId, lacking] = short;
	const { sku, committed } = await getItem(scope, { itemId });
	const asked = wanted(itemId);
	const available = Math.max(0, asked - lacking);
	throw new DomainError("conflict", say.stockShort({ sku, wanted: asked, available, committed: committed - asked, location: null }), details);
}
