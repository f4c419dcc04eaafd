/** "D-48": how people call a delivery. */
export function deliveryLabel(number: bigint): string {
	return `D-${number}`;
}
