/** How people call a marketplace's file: F-12. */
export function fileLabel(number: number): string {
	return `F-${number}`;
}
