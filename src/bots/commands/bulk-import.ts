import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { CATEGORIES } from "../../domain/inventory/categories.ts";
import { draftImport } from "../../domain/inventory/services/bulk/draft-import.ts";
import { showOperation } from "../../domain/inventory/services/bulk/show-operation.ts";
import { errorsOption } from "./bulk-options.ts";
import { defineCommand } from "./define-command.ts";
import { file, optionalChoice, optionalText } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const bulkImport = defineCommand({
	name: "bulk import",
	summary: "Make and change items from a CSV file, after a preview",
	examples: ["/bulk import file:catalogue.csv", '/bulk import file:cards.csv map:"Qty=quantity, Foo=skip" quantities:add save:binder'],
	input: z.strictObject({
		file: file("A CSV: ours, TCGplayer's, Shopify's, eBay's, or any with columns like sku, title, price, quantity"),
		quantities: optionalChoice("Replace the copies on hand, or add to them; the preview asks", ["set", "add"]),
		map: optionalText('How columns are read: "Qty=quantity, Foo=skip"', { max: 2_000 }),
		mapping: optionalText("A saved mapping's name", { max: 60 }),
		save: optionalText("Keep the mapping by this name, for files with the same columns", { max: 60 }),
		location: optionalText("Where all copies lie, whatever the file says", { suggest: "location", max: 100 }),
		errors: errorsOption(),
		category: optionalChoice("Of new items whose line names none", CATEGORIES),
	}),
	needs: ["pricing.bulk", "stock.write", "item.write", "inventory.read"],
	audience: "channel",
	async run(scope, { file: given, ...wishes }) {
		const { number, mappingChange } = await draftImport(scope, given, wishes);
		const reply = await showOperation(scope, { number });
		if (mappingChange === null || wishes.save === undefined) return { ...reply, audience: "channel" };
		const text = [reply.text, say.fileMappingSaved({ name: wishes.save })].join("\n");
		return { ...reply, text, actions: [...(reply.actions ?? []), undoAction(mappingChange)], audience: "channel" };
	},
});
