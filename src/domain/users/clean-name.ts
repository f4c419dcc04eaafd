/** Signs that a name is shown with at most. */
const LONGEST = 100;
/** What breaks lines, is not seen, or turns the text behind it round. The joiners of emoji and the marks of scripts stay: they are part of a name. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A name as a platform tells it, on one line and without what would garble a table; `instead` where nothing of it can be seen. */
export function cleanName(told: string, instead: string): string {
	const name = [...told.normalize("NFC").replace(/\s+/gu, " ").replace(UNSEEN, "").trim()].slice(0, LONGEST).join("").trim();
	return SEEN.test(name) ? name : instead;
}
