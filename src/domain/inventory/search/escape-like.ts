/** LIKE's own signs, taken as letters. */
export function escapeLike(text: string): string {
	return text.replace(/[\\%_]/g, "\\$&");
}
