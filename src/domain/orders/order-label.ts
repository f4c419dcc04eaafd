/** "O-12": how people call an order. */
export function orderLabel(number: number): string {
	return `O-${number}`;
}
