/** "C-12": how people call a customer. */
export function customerLabel(number: number): string {
	return `C-${number}`;
}
