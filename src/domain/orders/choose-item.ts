import { shortCondition } from "../inventory/conditions/short-condition.ts";
import type { ItemRow } from "../inventory/selectors/item-row.ts";

type Candidate = Pick<ItemRow, "sku" | "title" | "condition" | "attributes">;

/**
 * The one item that words mean beyond doubt, of all that were found by them: the only one that has each as a whole word ("mew" is no Mewtwo), or the only
 * one whose whole title was said, with its number, set and the like for the rest. Null where two fit, as two conditions of a card do: nobody is to guess
 * which copy lies on the counter.
 */
export function chooseItem<T extends Candidate>(words: string, found: readonly T[]): T | null {
	const said = new Set(split(words));
	const fitting = found.filter(({ title, sku, condition, attributes }) => {
		const known = new Set(split([title, sku, condition, shortCondition(condition), ...Object.values(attributes)].join(" ")));
		return [...said].every((word) => known.has(word));
	});
	const whole = fitting.length === 1 ? fitting : fitting.filter(({ title }) => split(title).every((word) => said.has(word)));
	return whole.length === 1 ? (whole[0] ?? null) : null;
}

/** Words without case, accents and signs; 4 of "004/102". */
function split(text: string): string[] {
	const folded = text.normalize("NFKD").replace(/[\p{M}'’]/gu, "");
	return (folded.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/^0+(?=\d)/, ""));
}
