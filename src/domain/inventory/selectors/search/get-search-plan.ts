import type { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { ItemFilter } from "../../item-filter-schema.ts";
import { ATTRIBUTE_FILTERS, type AttributeFilter, filterSql } from "../../search/filter-sql.ts";
import type { FoldedText } from "../../search/folded-text.ts";
import { foldTexts } from "./fold-texts.ts";

/** What a filter asks of the items. */
export interface SearchPlan {
	/** The words as typed, trimmed; "" without any. */
	typed: string;
	/** The same, without case and accents. */
	folded: string;
	/** Its words, each once. */
	words: readonly string[];
	/** Words that the attributes asked for have: they narrow a look-up, and prove nothing. */
	attributeWords: readonly string[];
	/** Conditions over `item` for all but the words. */
	conditions: readonly Prisma.Sql[];
}

/**
 * Reads a filter: one statement, or none where there is no text to compare.
 * @throws DomainError invalid_input for a condition that the category does not have
 */
export async function getSearchPlan(scope: ReadScope, { filter, available }: { filter: ItemFilter; available?: Prisma.Sql | undefined }): Promise<SearchPlan> {
	const typed = (filter.words ?? "").replaceAll("\0", "").trim();
	const asked = ATTRIBUTE_FILTERS.flatMap((name) => (filter[name] === undefined ? [] : [{ name, value: filter[name] }]));
	const folded = await foldTexts(scope, { texts: [...(typed === "" ? [] : [typed]), ...asked.map(({ value }) => value)] });
	const text = typed === "" ? undefined : folded.shift();
	const attributes: Partial<Record<AttributeFilter, FoldedText>> = {};
	for (const [at, { name }] of asked.entries()) {
		const value = folded[at];
		if (value) attributes[name] = value;
	}
	return {
		typed,
		folded: text?.whole ?? "",
		words: text?.words ?? [],
		attributeWords: [...new Set(folded.flatMap(({ words }) => words))],
		conditions: filterSql(scope.vendorId, filter, { folded: attributes, available }),
	};
}
