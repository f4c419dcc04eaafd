import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { describePriceRule } from "../../domain/inventory/price-rules/describe-price-rule.ts";
import { savePriceRule } from "../../domain/inventory/services/save-price-rule.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";
import { ruleOptions } from "./rule-options.ts";
import { undoAction } from "./undo-action.ts";

export const ruleSave = defineCommand({
	name: "rule save",
	summary: "Keep a price rule by name, for /bulk price rule:",
	examples: ["/rule save weekly NM x1.00, LP x0.85, under 0.40 -> 0.40, over 50 -> ask", "/rule save market market*0.95 round:.99 margin:10%"],
	input: z.strictObject({
		name: text("What it is called", { max: 60 }),
		rule: text("A change, or a list: NM x1.00, LP x0.85, over 50 -> ask", { rest: true, max: 2_000 }),
		...ruleOptions(),
		replace: optionalChoice("Replace the rule of that name", ["yes"]),
	}),
	needs: ["pricing.bulk", "inventory.read"],
	audience: "channel",
	async run(scope, { name, rule: typed, replace, ...details }) {
		const given = Object.entries(details).flatMap(([detail, value]) => (value === undefined ? [] : [`${detail} ${value}`]));
		const { rule, was, changeNumber } = await savePriceRule(scope, { name, text: [typed, ...given].join(", "), replace: replace === "yes" });
		if (changeNumber === null) return { text: say.ruleSame({ name }), audience: "channel" };
		const words = describePriceRule(rule, await getVendor(scope));
		return {
			text: was === null ? say.ruleSaved({ name: quoteValue(name), rule: words }) : say.ruleReplaced({ name, was, rule: words }),
			actions: [undoAction(changeNumber)],
			audience: "channel",
		};
	},
});
