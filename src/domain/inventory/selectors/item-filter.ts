import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { ItemFilter } from "../item-filter-schema.ts";
import { exactTerms } from "../search/exact-terms.ts";
import { termsSql } from "../search/terms-sql.ts";
import { getSearchPlan } from "./search/get-search-plan.ts";

/**
 * The condition of a WHERE over `item`, for whatever goes through all items that a filter lets through. Words find what /find finds first, whole
 * words and their beginnings, and never what is only like them: nobody wants to reprice by a guess. `available` is what the statement knows of each
 * item's stock, where it does.
 */
export async function itemFilter(scope: ReadScope, filter: ItemFilter, available?: Prisma.Sql): Promise<Prisma.Sql> {
	const { typed, words, conditions } = await getSearchPlan(scope, { filter, available });
	const parts = [...conditions];
	if (typed !== "") {
		const hasAll = words.length === 0 ? Prisma.sql`false` : Prisma.join(termsSql(exactTerms(words, { isTyping: false })), " AND ");
		parts.push(Prisma.sql`(${hasAll} OR item.sku_key = lower(${typed}) OR item.barcode = ${typed})`);
	}
	return Prisma.join(parts, " AND ");
}
