import { z } from "zod";
import { draftImport } from "../../domain/inventory/services/bulk/draft-import.ts";
import { showOperation } from "../../domain/inventory/services/bulk/show-operation.ts";
import { defineCommand } from "./define-command.ts";
import { file } from "./option.ts";

export const bulkImport = defineCommand({
	name: "bulk import",
	summary: "Make and change items from a CSV file, after a preview",
	examples: ["/bulk import file:catalogue.csv"],
	input: z.strictObject({ file: file("A CSV with the columns sku, title, category, condition, price, quantity, …") }),
	needs: ["pricing.bulk", "stock.write", "item.write", "inventory.read"],
	audience: "channel",
	async run(scope, input) {
		const { number } = await draftImport(scope, input.file);
		return { ...(await showOperation(scope, { number })), audience: "channel" };
	},
});
