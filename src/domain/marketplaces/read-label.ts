/** "L-7" of 7: how people call a reading of a connection's listings. */
export function readLabel(number: number): string {
	return `L-${number}`;
}
