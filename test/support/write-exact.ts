/** JSON whose `exact` numbers keep every digit, which JSON.stringify can't write. */
export function writeExact(body: unknown): string {
	return JSON.stringify(body).replace(/"@exact:(-?\d+)"/g, "$1");
}

/** A number to the last digit, for `writeExact`. */
export const exact = (digits: string) => `@exact:${digits}`;
