import { z } from "zod";
import { currencyExponent } from "../../domain/core/money.ts";

/** An amount in parts of a unit, `divisor` of which make it (developers.etsy.com, "Money"). */
export const etsyMoney = z.object({
	amount: z
		.string()
		.regex(/^\d{1,13}$/)
		.transform(BigInt),
	divisor: z
		.string()
		.regex(/^10{0,6}$/)
		.transform(BigInt),
	currency_code: z.string().regex(/^[A-Z]{3}$/),
});

/** Minor units. */
export const etsyMinor = ({ amount, divisor, currency_code }: z.output<typeof etsyMoney>): bigint =>
	(amount * 10n ** BigInt(currencyExponent(currency_code))) / divisor;
