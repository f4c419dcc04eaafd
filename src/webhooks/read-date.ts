/** A date as a marketplace writes it (ISO 8601); null when there is none, or one that no database holds. */
export function readDate(written: string | null | undefined): Date | null {
	const date = new Date(written ?? Number.NaN);
	const year = date.getUTCFullYear();
	return year >= 1970 && year < 10_000 ? date : null;
}
