interface Margin {
	/** Minor units; below zero when the price is below the cost. */
	minor: bigint;
	/** Of the price, for Intl: 0.24 is 24 %. Null for a price of zero. */
	share: number | null;
}

/** What is left of a price when the cost is paid. */
export function priceMargin({ priceMinor, costMinor }: { priceMinor: bigint; costMinor: bigint }): Margin {
	const minor = priceMinor - costMinor;
	// Through whole thousandths, for amounts may be larger than a float is exact.
	return { minor, share: priceMinor === 0n ? null : Number((minor * 1000n) / priceMinor) / 1000 };
}
