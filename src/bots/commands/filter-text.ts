import type { TypedFilter } from "../../domain/inventory/typed-filter-schema.ts";
import { quoteValue } from "./quote-value.ts";

/** A filter as it is typed, for a button that carries it on: `charizard set:"Base Set"`, ending in a blank where there is any. */
export function filterText({ words, ...others }: TypedFilter): string {
	const parts = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [`${name}:${quoteValue(value)}`]));
	return [...(words === undefined ? [] : [quoteValue(words)]), ...parts, ""].join(" ");
}
