/** What a file may say only once: a SKU as the database compares it, and a location where the file names any. */
export function rowKey(sku: string, place = 0): string {
	return `${place} ${sku}`;
}
