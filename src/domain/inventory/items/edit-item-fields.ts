import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { attributeNames } from "../categories/attribute-names.ts";
import { checkAttributes } from "../categories/check-attributes.ts";
import { unknownAttribute } from "../categories/unknown-attribute.ts";
import { type Category, checkCategory } from "../categories.ts";
import { normaliseCondition } from "../conditions/normalise-condition.ts";
import { attributesOf, type ItemFields } from "./item-fields.ts";

/**
 * The item as it is after an edit, of which only what is given changes; null takes a value away.
 * @throws DomainError invalid_input when condition or attributes do not fit the category, a new one included
 */
export function editItemFields(before: ItemFields, edit: ItemFields): ItemFields {
	const category = checkCategory(edit.category ?? before.category ?? "");
	const moves = category !== before.category;
	const after: Record<string, string | null> = { ...before, ...edit, category };
	if (moves || edit.condition) after.condition = normaliseCondition(category, after.condition ?? "");
	const named = Object.keys(edit).filter((field) => field.startsWith("attribute:"));
	// What an older version took for an attribute stays until somebody touches it.
	if (!moves && named.length === 0) return after;
	const attributes = attributesOf(after);
	if (category !== "other") {
		const known = attributeNames(category);
		const cleared = named.map((field) => field.slice(10)).find((name) => !known.includes(name) && before[`attribute:${name}`] === undefined);
		if (cleared !== undefined) throw unknownAttribute(category, cleared);
		if (moves) refuseForeign(category, attributes, known);
	}
	for (const [name, value] of Object.entries(checkAttributes(category, attributes))) after[`attribute:${name}`] = value;
	return after;
}

/** Attributes that only the former category has are not dropped unasked. */
function refuseForeign(category: Category, attributes: Readonly<Record<string, string>>, known: readonly string[]): void {
	const foreign = Object.keys(attributes).filter((name) => !known.includes(name));
	if (foreign.length === 0) return;
	throw new DomainError("invalid_input", say.attributesForeign({ category, names: foreign }), { hint: say.attributesForeignHint({ names: foreign }) });
}
