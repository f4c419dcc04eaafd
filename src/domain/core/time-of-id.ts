/** When a row was written, as its UUIDv7 tells (to the millisecond). */
export function timeOfId(id: string): Date {
	return new Date(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16));
}
