import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";
import { parseMoney } from "../core/money.ts";

/** Off the subtotal: hundredths of a per cent, or minor units. */
export type Discount = { kind: "percent"; hundredths: bigint } | { kind: "amount"; minor: bigint };

/**
 * "10%", "7.5 %" or "5.00".
 * @throws DomainError invalid_input
 */
export function parseDiscount(text: string, currency: string): Discount {
	const percent = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%$/.exec(text.trim());
	if (!percent) return { kind: "amount", minor: parseMoney(text, currency) };
	const hundredths = BigInt(percent[1] ?? "0") * 100n + BigInt((percent[2] ?? "").padEnd(2, "0"));
	if (hundredths > 10_000n) throw new DomainError("invalid_input", say.discountTooMuch({ value: text.trim() }));
	return { kind: "percent", hundredths };
}

/** Minor units off a subtotal, a per cent rounded half up; never more than the subtotal. */
export function discountOf(discount: Discount | null, subtotalMinor: bigint): bigint {
	if (!discount) return 0n;
	const off = discount.kind === "amount" ? discount.minor : (subtotalMinor * discount.hundredths + 5_000n) / 10_000n;
	return off < subtotalMinor ? off : subtotalMinor;
}
