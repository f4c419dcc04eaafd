import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { parsePriceRule } from "../price-rules/parse-price-rule.ts";
import type { RuleDetail } from "../price-rules/parse-rule-detail.ts";
import type { PriceRule } from "../price-rules/price-rule.ts";
import { unquotedRule } from "../price-rules/unquoted-rule.ts";
import { getPriceRule } from "./get-price-rule.ts";

type TypedRule = { [name in RuleDetail]?: string | undefined } & {
	change?: string | undefined;
	/** A saved rule's name. */
	rule?: string | undefined;
	/** Words to look for, which a list without quotes falls into. */
	words?: string | undefined;
};

/**
 * The price rule that was meant: one that is typed, or a saved one by its name, with the details that are given beside it.
 * @throws DomainError invalid_input for neither, both, a list without quotes, or a rule that is not understood; not_found for a name that there is not
 */
export async function getTypedRule(scope: ReadScope<"inventory.read">, { change, rule, words, ...details }: TypedRule): Promise<PriceRule> {
	if (change !== undefined && rule !== undefined) {
		throw new DomainError("invalid_input", say.ruleAndChange({ change }), { hint: say.ruleAndChangeHint() });
	}
	const text = rule === undefined ? change : (await getPriceRule(scope, { name: rule })).text;
	if (text === undefined) throw new DomainError("invalid_input", say.ruleNeeded(), { hint: say.ruleNeededHint() });
	const { currency } = await getVendor(scope);
	const meant = change === undefined || words === undefined ? null : unquotedRule({ change, words, currency });
	if (meant !== null) throw new DomainError("invalid_input", say.ruleUnquoted({ change: text }), { hint: say.ruleUnquotedHint({ rule: meant }) });
	return parsePriceRule({ change: text, ...details, currency });
}
