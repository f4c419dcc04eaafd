import { z } from "zod";
import { draftReprice } from "../../domain/inventory/services/bulk/draft-reprice.ts";
import { showOperation } from "../../domain/inventory/services/bulk/show-operation.ts";
import { bulkFilterOptions, errorsOption } from "./bulk-options.ts";
import { defineCommand } from "./define-command.ts";
import { optionalText, text } from "./option.ts";

export const bulkPrice = defineCommand({
	name: "bulk price",
	summary: "Change many prices at once, after a preview",
	examples: ["/bulk price +5% category:tcg-single round:.99", "/bulk price -0.50 charizard condition:NM floor:0.25", "/bulk price =12.00 words:booster"],
	input: z.strictObject({
		change: text("+5%, -5%, +0.25, -0.50 or =12.00", { max: 30 }),
		...bulkFilterOptions(),
		round: optionalText("An ending like .99, or a step like 0.25", { max: 30 }),
		floor: optionalText("No new price is below this", { max: 30 }),
		ceiling: optionalText("No new price is above this", { max: 30 }),
		errors: errorsOption(),
	}),
	needs: ["pricing.bulk", "inventory.read"],
	audience: "channel",
	async run(scope, input) {
		const { number } = await draftReprice(scope, input);
		return { ...(await showOperation(scope, { number })), audience: "channel" };
	},
});
