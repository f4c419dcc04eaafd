import { z } from "zod";
import { draftReprice } from "../../domain/inventory/services/bulk/draft-reprice.ts";
import { begunReply } from "./begun-reply.ts";
import { bulkFilterOptions, errorsOption } from "./bulk-options.ts";
import { defineCommand } from "./define-command.ts";
import { optionalText } from "./option.ts";
import { ruleOptions } from "./rule-options.ts";
import { scheduleOptions } from "./schedule-options.ts";
import { schedulePlace } from "./schedule-place.ts";

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
		...bulkFilterOptions(),
		...ruleOptions(),
		rule: optionalText("A saved rule's name, instead of a change", { suggest: "rule", max: 100 }),
		errors: errorsOption(),
		...scheduleOptions,
	}),
	needs: ["pricing.bulk", "inventory.read"],
	audience: "channel",
	async run(scope, { at, ask, ...input }, origin) {
		return begunReply(scope, await draftReprice(scope, { ...input, schedule: schedulePlace({ at, ask }, origin) }));
	},
});
