import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { describePriceRule } from "../../domain/inventory/price-rules/describe-price-rule.ts";
import { parsePriceRule } from "../../domain/inventory/price-rules/parse-price-rule.ts";
import { getPriceRule } from "../../domain/inventory/selectors/get-price-rule.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

export const ruleShow = defineCommand({
	name: "rule show",
	summary: "Show a saved price rule, as it was typed and in words",
	examples: ["/rule show weekly"],
	input: z.strictObject({ name: text("The rule's name", { rest: true, suggest: "rule", max: 100 }) }),
	needs: ["inventory.read"],
	audience: "private",
	async run(scope, typed) {
		const vendor = await getVendor(scope);
		const rule = await getPriceRule(scope, typed);
		return {
			text: say.ruleShown(rule),
			fields: [{ name: say.fieldMeans(), value: inWords(rule.text, vendor) }],
			audience: "private",
		};
	},
});

/** A shop without items may have changed its currency since: what no longer fits is told. */
function inWords(text: string, vendor: { currency: string; locale: string }): string {
	try {
		return describePriceRule(parsePriceRule({ change: text, currency: vendor.currency }), vendor);
	} catch (error) {
		if (error instanceof DomainError) return error.message;
		throw error;
	}
}
