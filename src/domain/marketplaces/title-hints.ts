import { CARD_LANGUAGES } from "../inventory/card-languages.ts";
export interface TitleHints {
	/** Without doubles, in their order. */
	words: string[];
	/** Words that name the goods, and not how they are. */
	weight: number;
	/** As our scale has it; null where the title does not say. */
	condition: string | null;
	finish: string | null;
	language: string | null;
}

/** What titles say of the goods' state. Of conditions only what is not a word of many titles: "New" and "Used" are. */
const CONDITIONS: Readonly<Record<string, string>> = {
	"near mint": "Near Mint",
	nm: "Near Mint",
	"lightly played": "Lightly Played",
	lp: "Lightly Played",
	"moderately played": "Moderately Played",
	mp: "Moderately Played",
	"heavily played": "Heavily Played",
	hp: "Heavily Played",
	damaged: "Damaged",
	dmg: "Damaged",
	"complete in box": "CIB",
	cib: "CIB",
	loose: "Loose",
};
/** The longest first: "reverse holo" is no "holo". */
const FINISHES: Readonly<Record<string, string>> = {
	"reverse holofoil": "reverse holo",
	"reverse holo": "reverse holo",
	"reverse foil": "reverse holo",
	"cold foil": "cold foil",
	"non foil": "nonfoil",
	nonfoil: "nonfoil",
	etched: "etched",
	holofoil: "holo",
	holo: "holo",
	foil: "foil",
};
const LANGUAGES: Readonly<Record<string, string>> = { ...CARD_LANGUAGES, chinese: "zh" };

/**
 * What a listing's title tells, from its words as the database folds them, and what its marketplace says besides.
 * Numbers lose the zeros in front: "039/165" is "39/165".
 */
export function titleHints({ words: text, facts }: { words: string; facts: Readonly<Record<string, string>> }): TitleHints {
	const all = text.split(" ").filter(Boolean);
	const phrase = ` ${all.join(" ")} `;
	const said = (known: Readonly<Record<string, string>>) => Object.keys(known).find((name) => phrase.includes(` ${name} `));
	const [condition, finish, language] = [said(CONDITIONS), said(FINISHES), said(LANGUAGES)];
	const state = new Set([condition, finish, language].flatMap((name) => name?.split(" ") ?? []));
	const words = [...new Set(all.map((word) => word.replace(/^0+(?=[a-z0-9])/, "")))];
	return {
		words,
		weight: words.filter((word) => !state.has(word)).length,
		condition: facts.condition ?? (condition === undefined ? null : (CONDITIONS[condition] ?? null)),
		finish: facts.finish ?? (finish === undefined ? null : (FINISHES[finish] ?? null)),
		language: facts.language ?? (language === undefined ? null : (LANGUAGES[language] ?? null)),
	};
}
