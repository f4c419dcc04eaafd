import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { oneOf, yesNo } from "./attribute-values.ts";

/** As it stands on the label: "12345678", "B-0012". */
const certNumber = z
	.string()
	.trim()
	.min(1)
	.max(30, say.optionTooLong({ max: 30 }));

/** "9.5" and "9.0" as graders print them, kept without an idle ".0". */
const grade = z
	.string()
	.transform((value) => value.trim().replace(/\.0$/, ""))
	.pipe(z.string().regex(/^\d{1,3}(\.\d)?\+?$/, { error: () => say.attributeGrade() }));

const CARD_GRADE = /^([1-9](\.5)?|10)$/;
/** WATA grades by halves, and by 9.2, 9.4, 9.6, 9.8 at the top. */
const WATA_GRADE = /^(0\.5|[1-8](\.5)?|9(\.[02468])?|10)$/;
/** VGA grades by fives up to 100, half steps with a plus: "85+". */
const VGA_GRADE = /^([1-9][05]\+?|100)$/;

/** What a card's grader says of the one copy. */
export const cardGrading = { graded: yesNo, grader: oneOf(["PSA", "BGS", "CGC", "SGC"]), grade, cert_number: certNumber };

/** What a game's grader says of the one copy. */
export const gameGrading = { grader: oneOf(["WATA", "VGA"]), grade, cert_number: certNumber };

/** What stands against a copy's grading as a whole: the attribute and the reason, or null. */
export function gradingProblem({ graded, grader, grade: given, cert_number }: Readonly<Record<string, string>>): { name: string; reason: string } | null {
	if (grader === undefined) {
		if (given !== undefined) return { name: "grade", reason: say.gradeNeedsGrader() };
		if (cert_number !== undefined) return { name: "cert_number", reason: say.gradeNeedsGrader() };
		return graded === "yes" ? { name: "graded", reason: say.gradeNeedsGrader() } : null;
	}
	if (graded === "no") return { name: "graded", reason: say.gradedAfterAll({ grader }) };
	if (given === undefined) return null;
	if (grader === "WATA") return WATA_GRADE.test(given) ? null : { name: "grade", reason: say.gradeWata() };
	if (grader === "VGA") return VGA_GRADE.test(given) ? null : { name: "grade", reason: say.gradeVga() };
	return CARD_GRADE.test(given) ? null : { name: "grade", reason: say.gradeCard({ grader }) };
}
