import { currentLocale } from "./messages/speech.ts";

/** Where dates are read: as the shop writes them, by its clocks. */
interface Place {
	/** BCP 47; gives way to that of whoever is spoken to. */
	locale: string;
	/** IANA. */
	timezone: string;
}

/** Writes moments as whoever is spoken to does, by the shop's clocks. */
export function dateFormat({ locale, timezone }: Place, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return new Intl.DateTimeFormat(currentLocale(locale), { ...options, timeZone: timezone });
}
