import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";

const PERCENT = /^(\d{1,4})(?:[.,](\d{1,4}))?\s*%?$/;

/**
 * Parts per million from "10%" or "2,5": 100000, 25000.
 * @throws DomainError invalid_input that names the option and the value
 */
export function parseRulePercent(option: "margin" | "skip", text: string, max: number): number {
	const [, whole, decimals = ""] = PERCENT.exec(text.trim()) ?? [];
	const ppm = whole === undefined ? Number.NaN : Number(whole) * 10_000 + Number(decimals.padEnd(4, "0"));
	if (Number.isNaN(ppm) || ppm > max * 10_000) throw new DomainError("invalid_input", say.badRulePercent({ option, value: text, max }));
	return ppm;
}
