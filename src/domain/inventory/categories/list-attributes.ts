import type { Category } from "../categories.ts";
import { attributeNames } from "./attribute-names.ts";

/** An item's attributes in its category's order; the database keeps them in one of its own. */
export function listAttributes({
	category,
	attributes,
}: {
	category: Category;
	attributes: Readonly<Record<string, string>>;
}): { name: string; value: string }[] {
	const known = attributeNames(category);
	const place = (name: string) => (known.includes(name) ? known.indexOf(name) : known.length);
	return Object.entries(attributes)
		.map(([name, value]) => ({ name, value }))
		.sort((left, right) => place(left.name) - place(right.name));
}
