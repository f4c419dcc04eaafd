import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { SavedRule } from "../price-rules/saved-rule.ts";
import { findPriceRule } from "./find-price-rule.ts";
import { listPriceRules } from "./list-price-rules.ts";

/**
 * The saved price rule with this name in any case.
 * @throws DomainError not_found, with the nearest name
 */
export async function getPriceRule(scope: ReadScope<"inventory.read">, { name }: { name: string }): Promise<SavedRule> {
	const rule = await findPriceRule(scope, { name });
	if (rule) return rule;
	const names = (await listPriceRules(scope)).map((known) => known.name);
	throw new DomainError("not_found", say.ruleNotFound({ name, near: nearest(name, names) }), { hint: say.ruleNotFoundHint() });
}
