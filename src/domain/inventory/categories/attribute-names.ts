import type { Category } from "../categories.ts";
import { ATTRIBUTE_SCHEMAS } from "./attribute-schemas.ts";

/** The attributes that a category knows, in the order in which people read them. */
export function attributeNames(category: Category): string[] {
	return Object.keys(ATTRIBUTE_SCHEMAS[category].shape);
}
