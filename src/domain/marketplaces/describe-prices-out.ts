import { currencyExponent, decimalMoney } from "../core/money.ts";
import type { PricesOut } from "./prices-out.ts";

/** How prices are made for a marketplace, as people write it. */
export interface DescribedPricesOut {
	on: boolean;
	/** "+5 %", "-0.50"; null for none. */
	markup: string | null;
	/** ".99", "0.25"; null for none. */
	round: string | null;
}

export function describePricesOut({ on, markup, round }: PricesOut, currency: string): DescribedPricesOut {
	const moved = markup.by === "percent" ? markup.ppm : Number(markup.minor);
	const sign = moved > 0 ? "+" : "";
	return {
		on,
		markup: moved === 0 ? null : markup.by === "percent" ? `${sign}${markup.ppm / 10_000} %` : `${sign}${decimalMoney(BigInt(markup.minor), currency)}`,
		round: round && (round.ending === "0" ? decimalMoney(BigInt(round.step), currency) : `.${round.ending.padStart(currencyExponent(currency), "0")}`),
	};
}
