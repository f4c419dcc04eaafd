import { say } from "../../domain/core/messages/say.ts";
import { decimalMoney } from "../../domain/core/money.ts";
import type { PriceThere } from "../../domain/marketplaces/price-there.ts";
import type { PushedPrice } from "../client.ts";
import type { AskStore } from "./open-store.ts";
import { pushBatches } from "./push-batches.ts";

/** Sets the regular prices of products and variations; a sale that the store runs goes on. */
export function pushPrices(ask: AskStore, prices: readonly PriceThere[], currency: string): Promise<PushedPrice[]> {
	return pushBatches(ask, prices, {
		fields: ({ priceMinor }) => ({ regular_price: decimalMoney(priceMinor, currency) }),
		// A product with variations takes a price without a word and does not keep it.
		outcome: ({ regular_price: there }, { priceMinor }) =>
			there && Number(there) === Number(decimalMoney(priceMinor, currency)) ? { kind: "accepted" } : { kind: "refused", reason: say.priceNotKept() },
	});
}
