import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { currencyExponent, parseMoney } from "../../core/money.ts";
import type { PriceRule } from "./price-rule.ts";

/**
 * ".99" for an ending, "0.25" for a step.
 * @throws DomainError invalid_input that names the value
 */
export function parseRounding(text: string, currency: string): NonNullable<PriceRule["round"]> {
	const exponent = currencyExponent(currency);
	const unit = 10n ** BigInt(exponent);
	const ending = /^[.,](\d+)$/.exec(text.trim());
	if (ending?.[1]) {
		if (ending[1].length > exponent) throw new DomainError("invalid_input", say.badEnding({ value: text, currency, exponent }));
		return { step: unit.toString(), ending: ending[1].padEnd(exponent, "0").replace(/^0+(?=\d)/, "") };
	}
	const step = parseMoney(text, currency);
	// A step that does not divide the unit is a slip: "0.99" means ".99".
	if (step === 0n || (step < unit ? unit % step !== 0n : step % unit !== 0n)) {
		throw new DomainError("invalid_input", say.badStep({ value: text }), { hint: say.roundForms() });
	}
	return { step: step.toString(), ending: "0" };
}
