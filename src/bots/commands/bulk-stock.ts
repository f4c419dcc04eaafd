import { z } from "zod";
import { draftEdit } from "../../domain/inventory/services/bulk/draft-edit.ts";
import { begunReply } from "./begun-reply.ts";
import { bulkFilterOptions, errorsOption } from "./bulk-options.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { scheduleOptions } from "./schedule-options.ts";
import { schedulePlace } from "./schedule-place.ts";

export const bulkStock = defineCommand({
	name: "bulk stock",
	summary: "Change the copies of many items at once, after a preview",
	examples: ["/bulk stock +1 set:jungle", "/bulk stock =0 location:Show skus:PKM-BS-4,PKM-BS-15"],
	input: z.strictObject({
		change: text("+2 adds, -1 takes away, =0 sets, at location: or the default one", { max: 30 }),
		...bulkFilterOptions(),
		errors: errorsOption(),
		...scheduleOptions,
	}),
	needs: ["pricing.bulk", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { change, errors, at, ask, ...filter }, origin) {
		return begunReply(scope, await draftEdit(scope, { edit: { quantity: change }, errors, filter, schedule: schedulePlace({ at, ask }, origin) }));
	},
});
