import { z } from "zod";
import { draftReprice } from "../../domain/inventory/services/bulk/draft-reprice.ts";
import { showOperation } from "../../domain/inventory/services/bulk/show-operation.ts";
import { defineCommand } from "./define-command.ts";
import { filterOptions } from "./filter-options.ts";
import { optionalText } from "./option.ts";
import { ruleOptions } from "./rule-options.ts";
import { scheduleOptions } from "./schedule-options.ts";
import { schedulePlace } from "./schedule-place.ts";
import { scheduleReply } from "./schedule-reply.ts";

export const bulkPrice = defineCommand({
	name: "bulk price",
	summary: "Change many prices at once, after a preview",
	examples: [
		"/bulk price +5% category:tcg-single round:.99",
		"/bulk price -0.50 charizard condition:NM floor:0.25",
		"/bulk price =12.00 words:booster",
		'/bulk price -1% unsold:30d at:"every day 06:00"',
		"/bulk price rule:weekly",
	],
	input: z.strictObject({
		change: optionalText("+5%, -0.50, =12, x0.85, market*0.95, or a list: NM x1.00, LP x0.85, over 50 -> ask", { positional: true, max: 2_000 }),
		...filterOptions({ words: "Only items that have all these words or beginnings of words; typos find nothing here" }),
		...ruleOptions(),
		rule: optionalText("A saved rule's name, instead of a change", { suggest: "rule", max: 100 }),
		...scheduleOptions,
	}),
	needs: ["pricing.bulk", "inventory.read"],
	audience: "channel",
	async run(scope, { at, ask, ...input }, origin) {
		const { number, changeNumber } = await draftReprice(scope, { ...input, schedule: schedulePlace({ at, ask }, origin) });
		if (changeNumber !== null) return scheduleReply(scope, { number, changeNumber });
		return { ...(await showOperation(scope, { number })), audience: "channel" };
	},
});
