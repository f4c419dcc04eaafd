import { z } from "zod";
import { digits, label, oneOf } from "./attribute-values.ts";
import { gameGrading } from "./grading.ts";
import { language } from "./language.ts";
import { region } from "./region.ts";

const COMPLETENESS = ["Loose", "CIB", "New", "Graded", "Box Only", "Manual Only"] as const;
const ESRB = ["EC", "E", "E10+", "T", "M", "AO", "RP", "KA"] as const;
const PEGI = ["3", "7", "12", "16", "18"] as const;

/** A game for a console or computer. */
export const videoGame = z.strictObject({
	platform: label,
	region,
	completeness: oneOf(COMPLETENESS, { "complete in box": "CIB", complete: "CIB", sealed: "New" }),
	publisher: label,
	release_date: label,
	genre: label,
	upc: digits(8, 14),
	esrb: oneOf(ESRB, { everyone: "E", "everyone 10+": "E10+", teen: "T", mature: "M", "mature 17+": "M", "adults only": "AO" }),
	pegi: oneOf(PEGI),
	/** Of other boards: "CERO A", "USK 12". */
	rating: label,
	language,
	...gameGrading,
});
