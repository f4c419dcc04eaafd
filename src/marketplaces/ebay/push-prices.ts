import { say } from "../../domain/core/messages/say.ts";
import { decimalMoney } from "../../domain/core/money.ts";
import type { PriceThere } from "../../domain/marketplaces/price-there.ts";
import type { PushedPrice } from "../client.ts";
import type { EbayApi } from "./open-api.ts";
import { updateOffers } from "./update-offers.ts";

/** Sets the prices of SKUs' live offers, each of which is in the currency of its site. */
export function pushPrices(api: EbayApi, prices: readonly PriceThere[], currency: string): Promise<PushedPrice[]> {
	return updateOffers(api, prices, {
		request({ sku, priceMinor }, offers) {
			const other = offers.find((offer) => offer.currency !== null && offer.currency !== currency);
			if (other?.currency) return { refused: say.priceCurrency({ there: other.currency, ours: currency }) };
			const price = { currency, value: decimalMoney(priceMinor, currency) };
			return { sku, offers: offers.map(({ offerId }) => ({ offerId, price })) };
		},
	});
}
