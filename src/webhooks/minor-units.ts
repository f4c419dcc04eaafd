import { currencyExponent, parseDecimalMoney } from "../domain/core/money.ts";

/**
 * Minor units of an amount as marketplaces write it: "10.00" for any currency, yen included. Digits below the smallest coin are cut off: a share of a
 * discount is no reason to lose a sale.
 */
export function minorUnits(amount: string, currency: string): bigint {
	const [whole = "0", fraction = ""] = amount.split(".");
	const kept = fraction.slice(0, currencyExponent(currency));
	return parseDecimalMoney(kept === "" ? whole : `${whole}.${kept}`, currency);
}
