import { say } from "../../domain/core/messages/say.ts";
import type { QuantityThere } from "../../domain/marketplaces/quantity-there.ts";
import type { PushedQuantity } from "../client.ts";
import type { AskStore } from "./open-store.ts";
import { pushBatches } from "./push-batches.ts";

/** Sets the stock of products and variations. */
export function pushQuantities(ask: AskStore, quantities: readonly QuantityThere[]): Promise<PushedQuantity[]> {
	return pushBatches(ask, quantities, {
		fields: ({ quantity }) => ({ stock_quantity: quantity }),
		// A store takes a quantity without a word and does not keep it where stock is not counted, or counted for the whole product.
		outcome: ({ manage_stock: isCounted, stock_quantity: there }, { quantity }) =>
			isCounted === true && Number(there) === quantity ? { kind: "accepted" } : { kind: "refused", reason: say.pushUncounted() },
	});
}
