import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { parsePriceRule } from "../parse-price-rule.ts";
import type { RuleDetail } from "../parse-rule-detail.ts";
import type { PriceRule } from "../price-rule.ts";
import { getPriceRule } from "./get-price-rule.ts";

type TypedRule = { [name in RuleDetail]?: string | undefined } & {
	change?: string | undefined;
	/** A saved rule's name. */
	rule?: string | undefined;
};

/**
 * The price rule that was meant: one that is typed, or a saved one by its name, with the details that are given beside it.
 * @throws DomainError invalid_input for neither, both, or a rule that is not understood; not_found for a name that there is not
 */
export async function getTypedRule(scope: ReadScope<"inventory.read">, { change, rule, ...details }: TypedRule): Promise<PriceRule> {
	if (change !== undefined && rule !== undefined) {
		throw new DomainError("invalid_input", say.ruleAndChange({ change }), { hint: say.ruleAndChangeHint() });
	}
	const text = rule === undefined ? change : (await getPriceRule(scope, { name: rule })).text;
	if (text === undefined) throw new DomainError("invalid_input", say.ruleNeeded(), { hint: say.ruleNeededHint() });
	const { currency } = await getVendor(scope);
	return parsePriceRule({ change: text, ...details, currency });
}
