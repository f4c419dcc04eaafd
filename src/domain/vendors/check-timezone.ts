import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";
import { nearest } from "../core/nearest.ts";

/**
 * An IANA timezone as it is written: "europe/berlin" is Europe/Berlin.
 * @throws DomainError invalid_input that names the value and the nearest
 */
export function checkTimezone(value: string): string {
	const wanted = value.trim();
	try {
		// "+02:00" is taken as well, but knows no summer.
		if (/^[A-Za-z]/.test(wanted)) return new Intl.DateTimeFormat("en", { timeZone: wanted }).resolvedOptions().timeZone;
	} catch {
		// Told below.
	}
	const known = Intl.supportedValuesOf("timeZone");
	const city = known.find((zone) => zone.split("/").at(-1)?.replaceAll("_", " ").toLowerCase() === wanted.replaceAll("_", " ").toLowerCase());
	throw new DomainError("invalid_input", say.badTimezone({ value, near: city ?? nearest(wanted, known) }));
}
