import type { Category } from "../categories.ts";

/** The scales: TCGplayer's for cards, the field's for games. What is meant when none is named stands first. */
export const CONDITIONS: Readonly<Record<Category, readonly [string, ...string[]]>> = {
	"tcg-single": ["Near Mint", "Lightly Played", "Moderately Played", "Heavily Played", "Damaged"],
	"sealed-tcg": ["Unopened"],
	"video-game": ["Loose", "CIB", "New", "Graded", "Box Only", "Manual Only"],
	"console-accessory": ["New", "Used", "For Parts"],
	other: ["New", "Used"],
};
