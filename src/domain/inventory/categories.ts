import { z } from "zod";
import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/en.ts";
import { nearest } from "../core/nearest.ts";

export const CATEGORIES = ["tcg-single", "sealed-tcg", "video-game", "console-accessory", "other"] as const;
export type Category = (typeof CATEGORIES)[number];

const label = z.string().trim().min(1).max(200);
/** ISO 639-1. */
const language = z.string().regex(/^[a-z]{2}$/, "two letters, like en or ja");
const region = z.enum(["NTSC-U", "NTSC-J", "PAL"]);

/** What a category knows of its goods. A collector's number is a string: "289/298", "12a". */
const SCHEMAS: Readonly<Record<Category, z.ZodObject>> = {
	"tcg-single": z.strictObject({
		game: label,
		set_name: label,
		set_code: label,
		collector_number: label,
		rarity: label,
		finish: z.enum(["nonfoil", "foil", "etched", "holo", "reverse holo"]),
		edition: label,
		language,
		tcgplayer_id: z.string().regex(/^\d{1,12}$/, "digits"),
	}),
	"sealed-tcg": z.strictObject({
		game: label,
		set_name: label,
		set_code: label,
		product_type: label,
		language,
		tcgplayer_id: z.string().regex(/^\d{1,12}$/, "digits"),
	}),
	"video-game": z.strictObject({ platform: label, region, completeness: label, publisher: label, release_date: label, genre: label, rating: label, language }),
	"console-accessory": z.strictObject({ platform: label, model: label, region, storage: label, colour: label, tested: z.enum(["yes", "no"]) }),
	other: z.strictObject({}).catchall(label),
};

/** Every attribute may be left out. Made once: a schema is dear to make, and imports check every line. */
const PARTIAL = Object.fromEntries(CATEGORIES.map((category) => [category, SCHEMAS[category].partial()])) as Readonly<Record<Category, z.ZodObject>>;

const CARD_CONDITIONS = ["Near Mint", "Lightly Played", "Moderately Played", "Heavily Played", "Damaged"] as const;
const GAME_CONDITIONS = ["Loose", "CIB", "New", "Graded", "Box Only", "Manual Only"] as const;

/** The scales: TCGplayer's for cards, the field's for games. */
export const CONDITIONS: Readonly<Record<Category, readonly [string, ...string[]]>> = {
	"tcg-single": CARD_CONDITIONS,
	"sealed-tcg": ["Unopened"],
	"video-game": GAME_CONDITIONS,
	"console-accessory": ["New", "Used", "For Parts"],
	other: ["New", "Used"],
};

const SHORT: Readonly<Record<string, string>> = {
	nm: "Near Mint",
	lp: "Lightly Played",
	mp: "Moderately Played",
	hp: "Heavily Played",
	dmg: "Damaged",
	"complete in box": "CIB",
	sealed: "New",
};

/** How a condition is written on a narrow screen: "NM". */
export function shortCondition(condition: string): string {
	const short = Object.entries(SHORT).find(([key, value]) => value === condition && key.length <= 3)?.[0];
	return short?.toUpperCase() ?? condition;
}

/**
 * The category that was meant.
 * @throws DomainError invalid_input that names the value and the nearest
 */
export function checkCategory(text: string): Category {
	const wanted = text.trim().toLowerCase();
	const found = CATEGORIES.find((category) => category === wanted);
	if (found) return found;
	throw new DomainError("invalid_input", say.badChoice({ option: "category", value: text, choices: CATEGORIES, near: nearest(wanted, CATEGORIES) }));
}

/**
 * A condition of the category's scale, from its name or its abbreviation in any case.
 * @throws DomainError invalid_input that names the value and the scale
 */
export function normaliseCondition(category: Category, text: string): string {
	const scale = CONDITIONS[category];
	const wanted = text.trim().toLowerCase();
	const found = scale.find((condition) => condition.toLowerCase() === wanted || condition === SHORT[wanted]);
	if (found) return found;
	throw new DomainError("invalid_input", say.badChoice({ option: "condition", value: text, choices: scale, near: nearest(wanted, scale) }));
}

/** Every condition that a text may mean, over all categories: for a filter without a category. */
export function conditionsMeant(text: string): string[] {
	const wanted = text.trim().toLowerCase();
	const all = [...new Set(Object.values(CONDITIONS).flat())];
	const found = all.filter((condition) => condition.toLowerCase() === wanted || condition === SHORT[wanted]);
	if (found.length > 0) return found;
	throw new DomainError("invalid_input", say.badChoice({ option: "condition", value: text, choices: all, near: nearest(wanted, all) }));
}

/** The attributes that a category knows. */
export function attributeNames(category: Category): string[] {
	return Object.keys(SCHEMAS[category].shape);
}

/**
 * The attributes, each checked by the category's schema; blank ones left out.
 * @throws DomainError invalid_input that names the attribute, unknown or wrong
 */
export function checkAttributes(category: Category, attributes: Readonly<Record<string, string>>): Record<string, string> {
	const given = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value.trim() !== ""));
	const result = PARTIAL[category].safeParse(given);
	if (result.success) return result.data as Record<string, string>;
	const [issue] = result.error.issues;
	if (issue?.code === "unrecognized_keys") {
		const unknown = issue.keys[0] ?? "";
		throw new DomainError("invalid_input", say.unknownAttribute({ attribute: unknown, category, near: nearest(unknown, attributeNames(category)) }));
	}
	const name = String(issue?.path[0] ?? "");
	throw new DomainError("invalid_input", say.badOption({ option: name, value: given[name] ?? "", reason: issue?.message ?? "" }));
}
