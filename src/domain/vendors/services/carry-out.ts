import type { Inverse } from "../../core/inverse.ts";
import { say } from "../../core/messages/en.ts";
import { alsoNeeds } from "../../core/permissions/also-needs.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { archiveItem } from "../../inventory/services/archive-item.ts";
import { restorePrice } from "../../inventory/services/restore-price.ts";
import { undoStock } from "../../inventory/services/undo-stock.ts";
import { undoSale } from "../../orders/services/undo-sale.ts";

/** Does what takes a write back, with the permission that the write itself needs, and tells it in words. */
export async function carryOut(scope: VendorScope<"inventory.read">, { inverse, change }: { inverse: Inverse; change: string }): Promise<string> {
	switch (inverse.kind) {
		case "price": {
			const { itemId, seenMinor, restoreMinor } = inverse;
			return restorePrice(alsoNeeds(scope, "pricing.write"), { itemId, seenMinor: BigInt(seenMinor), restoreMinor: BigInt(restoreMinor) });
		}
		case "stock": {
			const { itemId, locationId, delta } = inverse;
			const { sku, onHand } = await undoStock(alsoNeeds(scope, "stock.write"), { itemId, locationId, delta, reason: say.undoReason({ change }) });
			return say.undoneStock({ sku, delta, onHand });
		}
		case "item":
			return say.undoneItem(await archiveItem(alsoNeeds(scope, "item.write"), { itemId: inverse.itemId }));
		case "sale": {
			const { orderNumber } = await undoSale(alsoNeeds(alsoNeeds(scope, "order.write"), "stock.write"), { orderId: inverse.orderId });
			return say.undoneSale({ order: `O-${orderNumber}` });
		}
	}
}
