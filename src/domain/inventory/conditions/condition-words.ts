/** What a shop's own people type for a condition. For them alone: on a marketplace "LP" may be another grade (see card-grades.ts). */
export const CONDITION_WORDS: Readonly<Record<string, string>> = {
	nm: "Near Mint",
	lp: "Lightly Played",
	mp: "Moderately Played",
	hp: "Heavily Played",
	dmg: "Damaged",
	"complete in box": "CIB",
	sealed: "New",
};
