import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { SavedRule } from "../price-rules/saved-rule.ts";

/** The saved price rule with this name in any case, or null. */
export async function findPriceRule(scope: ReadScope<"inventory.read">, { name }: { name: string }): Promise<SavedRule | null> {
	const [rule] = await scope.read.$queryRaw<SavedRule[]>`
		SELECT id, name, text FROM price_rule WHERE vendor_id = ${scope.vendorId}::uuid AND name_key = lower(${name.trim()})`;
	return rule ?? null;
}
