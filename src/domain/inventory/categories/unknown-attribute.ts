import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import type { Category } from "../categories.ts";
import { attributeNames } from "./attribute-names.ts";

/** The refusal of an attribute that a category does not have, with the nearest that it has. */
export function unknownAttribute(category: Category, attribute: string): DomainError {
	return new DomainError("invalid_input", say.unknownAttribute({ attribute, category, near: nearest(attribute, attributeNames(category)) }));
}
