import { type Discount, discountOf } from "./parse-discount.ts";
import { shareDiscount } from "./share-discount.ts";

interface Line {
	isTradeIn: boolean;
	quantity: number;
	/** What was typed for one copy: what it is sold for, or what the customer is offered. */
	priceMinor: bigint | null;
	/** What the item costs; null while it is not known which is meant, and then the line counts for nothing. */
	itemPriceMinor: bigint | null;
}

interface PricedLine {
	/** Null while nothing is known. */
	unitMinor: bigint | null;
	sumMinor: bigint;
	/** Of the ticket's discount, for the whole line. */
	discountMinor: bigint;
}

export interface TicketTotals {
	lines: PricedLine[];
	/** What is sold, before the discount. */
	subtotalMinor: bigint;
	discountMinor: bigint;
	tradeInMinor: bigint;
	/** What the customer pays; below zero when the shop pays. */
	totalMinor: bigint;
}

interface Terms {
	discount: Discount | null;
	/** What a trade-in is offered, in per cent of its price. */
	offerPercent: number;
}

/** What a ticket comes to, in minor units. Offers are rounded half up, for one copy. */
export function priceTicket(lines: readonly Line[], { discount, offerPercent }: Terms): TicketTotals {
	const units = lines.map(({ isTradeIn, priceMinor, itemPriceMinor }) => {
		if (itemPriceMinor === null) return null;
		return priceMinor ?? (isTradeIn ? (itemPriceMinor * BigInt(offerPercent) + 50n) / 100n : itemPriceMinor);
	});
	const sums = lines.map(({ quantity }, at) => (units[at] ?? 0n) * BigInt(quantity));
	const sold = sums.map((sum, at) => (lines[at]?.isTradeIn ? 0n : sum));
	const subtotalMinor = add(sold);
	const tradeInMinor = add(sums) - subtotalMinor;
	const discountMinor = discountOf(discount, subtotalMinor);
	const shares = shareDiscount(discountMinor, sold);
	return {
		lines: lines.map((_, at) => ({ unitMinor: units[at] ?? null, sumMinor: sums[at] ?? 0n, discountMinor: shares[at] ?? 0n })),
		subtotalMinor,
		discountMinor,
		tradeInMinor,
		totalMinor: subtotalMinor - discountMinor - tradeInMinor,
	};
}

function add(amounts: readonly bigint[]): bigint {
	return amounts.reduce((sum, amount) => sum + amount, 0n);
}
