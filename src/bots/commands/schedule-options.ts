import { optionalChoice, optionalText } from "./option.ts";

/** The options with which a bulk change runs later, by itself. */
export const scheduleOptions = {
	at: optionalText('When, once or again: "tomorrow 06:00", "every day 06:00"', { max: 100 }),
	ask: optionalChoice("With at: no starts it by itself; yes, which is so when left out, waits for a confirmation", ["yes", "no"]),
};
