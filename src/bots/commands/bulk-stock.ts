import { z } from "zod";
import { draftEdit } from "../../domain/inventory/services/bulk/draft-edit.ts";
import { showOperation } from "../../domain/inventory/services/bulk/show-operation.ts";
import { bulkFilterOptions, errorsOption } from "./bulk-options.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

export const bulkStock = defineCommand({
	name: "bulk stock",
	summary: "Change the copies of many items at once, after a preview",
	examples: ["/bulk stock +1 set:jungle", "/bulk stock =0 location:Show skus:PKM-BS-4,PKM-BS-15"],
	input: z.strictObject({
		change: text("+2 adds, -1 takes away, =0 sets, at location: or the default one", { max: 30 }),
		...bulkFilterOptions(),
		errors: errorsOption(),
	}),
	needs: ["pricing.bulk", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { change, errors, ...filter }) {
		const { number } = await draftEdit(scope, { edit: { quantity: change }, errors, filter });
		return { ...(await showOperation(scope, { number })), audience: "channel" };
	},
});
