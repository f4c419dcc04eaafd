import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";
import { isCurrency } from "../core/money.ts";
import { nearest } from "../core/nearest.ts";

/**
 * A currency's code as it is written: "eur" is EUR.
 * @throws DomainError invalid_input that names the value and the nearest
 */
export function checkCurrency(value: string): string {
	const currency = value.trim().toUpperCase();
	if (isCurrency(currency)) return currency;
	throw new DomainError("invalid_input", say.badCurrency({ value: currency, near: nearest(currency, Intl.supportedValuesOf("currency")) }));
}
