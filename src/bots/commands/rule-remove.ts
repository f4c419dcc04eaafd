import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { removePriceRule } from "../../domain/inventory/services/remove-price-rule.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const ruleRemove = defineCommand({
	name: "rule remove",
	summary: "Forget a saved price rule",
	examples: ["/rule remove weekly"],
	input: z.strictObject({ name: text("The rule's name", { rest: true, suggest: "rule", max: 100 }) }),
	needs: ["pricing.bulk", "inventory.read"],
	audience: "channel",
	async run(scope, typed) {
		const { name, text: said, changeNumber } = await removePriceRule(scope, typed);
		return { text: say.ruleRemoved({ name, text: said }), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
