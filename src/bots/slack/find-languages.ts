import { inTime } from "../in-time.ts";
import type { Asked, RightsLookup } from "./find-rights.ts";

/** Milliseconds that an answer waits for Slack to tell it, and for which what it told will do. */
const PATIENCE = 1_000;
const FRESH_FOR = 3_600_000;

/** What Slack tells of the language that somebody has set there. Never throws: where it tells nothing in time, none. */
export async function findLanguages(findRights: RightsLookup, asked: Asked): Promise<string[]> {
	const { locale } = await inTime(findRights(asked, { freshFor: FRESH_FOR }), PATIENCE, new Error("late")).catch(() => ({ locale: undefined }));
	return locale === undefined ? [] : [locale];
}
