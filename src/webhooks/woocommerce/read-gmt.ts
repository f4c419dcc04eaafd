import { readDate } from "../read-date.ts";

/** A date of a `*_gmt` field: UTC, written without saying so ("2026-11-23T22:59:44"), which JavaScript would take for local time. */
export function readGmt(written: string | null | undefined): Date | null {
	return readDate(written && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(written) ? `${written}Z` : written);
}
