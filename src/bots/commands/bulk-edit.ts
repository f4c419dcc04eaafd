import { z } from "zod";
import { CATEGORIES } from "../../domain/inventory/categories.ts";
import { draftEdit } from "../../domain/inventory/services/bulk/draft-edit.ts";
import { begunReply } from "./begun-reply.ts";
import { bulkFilterOptions, errorsOption } from "./bulk-options.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalText } from "./option.ts";
import { orNone } from "./or-none.ts";
import { scheduleOptions } from "./schedule-options.ts";
import { schedulePlace } from "./schedule-place.ts";

export const bulkEdit = defineCommand({
	name: "bulk edit",
	summary: "Change prices, quantities, details or places of many items at once, after a preview",
	examples: [
		"/bulk edit set:jungle condition:NM to-condition:LP change:-15%",
		'/bulk edit location:Main to-location:"Back room" to-bin:B-12',
		"/bulk edit skus:PKM-BS-4,PKM-BS-15 quantity:+2",
	],
	input: z.strictObject({
		...bulkFilterOptions(),
		change: optionalText("Of the price: what /bulk price takes", { max: 2_000 }),
		rule: optionalText("Of the price: a saved rule's name", { suggest: "rule", max: 100 }),
		quantity: optionalText("Of the copies at location: (or the default one): +2, -1 or =5", { max: 30 }),
		"to-condition": optionalText("The new condition: NM, LP, CIB", { max: 60 }),
		"to-category": optionalChoice("The new category; attributes that it does not have keep an item out", CATEGORIES),
		"to-location": optionalText("Where the free copies go", { suggest: "location", max: 100 }),
		"to-bin": optionalText("The bin where they lie in the end, or none", { max: 60 }),
		archive: optionalChoice("Take items without stock and open orders out of the catalogue", ["yes"]),
		errors: errorsOption(),
		...scheduleOptions,
	}),
	needs: ["pricing.bulk", "stock.write", "item.write", "inventory.read"],
	audience: "channel",
	async run(scope, { at, ask, ...input }, origin) {
		const {
			change,
			rule,
			quantity,
			"to-condition": condition,
			"to-category": category,
			"to-location": location,
			"to-bin": bin,
			archive,
			errors,
			...filter
		} = input;
		const edit = { change, rule, quantity, condition, category, location, bin: orNone(bin, String), ...(archive && { archive: true as const }) };
		return begunReply(scope, await draftEdit(scope, { edit, errors, filter, schedule: schedulePlace({ at, ask }, origin) }));
	},
});
