import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { Category } from "../categories.ts";
import { ATTRIBUTE_SCHEMAS } from "./attribute-schemas.ts";
import { finishProblem } from "./finishes.ts";
import { gradingProblem } from "./grading.ts";
import { unknownAttribute } from "./unknown-attribute.ts";

/**
 * The attributes, each checked by the category's schema and then against each other; blank ones left out.
 * @throws DomainError invalid_input that names the attribute, unknown or wrong
 */
export function checkAttributes(category: Category, attributes: Readonly<Record<string, string>>): Record<string, string> {
	const given = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value.trim() !== ""));
	const result = ATTRIBUTE_SCHEMAS[category].safeParse(given);
	if (!result.success) {
		const [issue] = result.error.issues;
		if (issue?.code === "unrecognized_keys") throw unknownAttribute(category, issue.keys[0] ?? "");
		throw bad(String(issue?.path[0] ?? ""), given, issue?.message ?? "");
	}
	const checked = result.data as Record<string, string>;
	const finish = finishProblem(checked);
	if (finish) throw bad("finish", given, finish);
	const grading = category === "other" ? null : gradingProblem(checked);
	if (grading) throw bad(grading.name, given, grading.reason);
	return checked;
}

function bad(name: string, given: Readonly<Record<string, string>>, reason: string): DomainError {
	return new DomainError("invalid_input", say.badOption({ option: name, value: given[name] ?? "", reason }));
}
