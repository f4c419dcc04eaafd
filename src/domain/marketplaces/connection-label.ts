/** "M-3": how people call a connection. */
export function connectionLabel(number: number): string {
	return `M-${number}`;
}
