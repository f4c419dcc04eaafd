import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getAnyItemBySku } from "../../domain/inventory/selectors/get-any-item-by-sku.ts";
import { archiveItem } from "../../domain/inventory/services/archive-item.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const itemArchive = defineCommand({
	name: "item archive",
	summary: "Take an item out of the catalogue; its history stays",
	examples: ["/item archive PKM-SWSH10.5-055-H-NM"],
	input: z.strictObject({ sku: text("The item's SKU", { suggest: "sku" }) }),
	needs: ["item.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku }) {
		const { id: itemId } = await getAnyItemBySku(scope, { sku, meant: "live" });
		const archived = await archiveItem(scope, { itemId });
		return { text: say.itemArchivedNow(archived), actions: [undoAction(archived.changeNumber)], audience: "channel" };
	},
});
