import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { listPriceRules } from "../../domain/inventory/selectors/list-price-rules.ts";
import { defineCommand } from "./define-command.ts";

export const ruleList = defineCommand({
	name: "rule list",
	summary: "List the saved price rules",
	examples: ["/rule list"],
	input: z.strictObject({}),
	needs: ["inventory.read"],
	audience: "private",
	async run(scope) {
		const rules = await listPriceRules(scope);
		if (rules.length === 0) return { text: say.ruleListNone(), audience: "private" };
		return {
			text: say.ruleList({ count: rules.length }),
			rows: { columns: say.ruleColumns(), rows: rules.map(({ name, text }) => [name, text]) },
			audience: "private",
		};
	},
});
