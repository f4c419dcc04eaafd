import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { SavedRule } from "../price-rules/saved-rule.ts";

/** The shop's saved price rules by name: all of them, since a shop has few (save-price-rule.ts sees to it). */
export function listPriceRules(scope: ReadScope<"inventory.read">): Promise<SavedRule[]> {
	return scope.read.savedPriceRule.findMany({
		where: { vendorId: scope.vendorId },
		select: { id: true, name: true, text: true },
		orderBy: { nameKey: "asc" },
	});
}
