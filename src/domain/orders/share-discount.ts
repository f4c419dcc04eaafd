/**
 * Shares a discount out over lines by what each costs, to the last minor unit: the shares add up to it, and none is more than its line.
 * `discountMinor` is at most the sum of the lines.
 */
export function shareDiscount(discountMinor: bigint, lineMinor: readonly bigint[]): bigint[] {
	const sum = lineMinor.reduce((total, line) => total + line, 0n);
	if (sum === 0n) return lineMinor.map(() => 0n);
	let before = 0n;
	return lineMinor.map((line) => {
		const start = (discountMinor * before) / sum;
		before += line;
		return (discountMinor * before) / sum - start;
	});
}
