import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getAnyItemBySku } from "../../domain/inventory/selectors/get-any-item-by-sku.ts";
import { restoreItem } from "../../domain/inventory/services/restore-item.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";
import { undoAction } from "./undo-action.ts";

export const itemRestore = defineCommand({
	name: "item restore",
	summary: "Bring an archived item back into the catalogue",
	examples: ["/item restore PKM-SWSH10.5-055-H-NM"],
	input: z.strictObject({ sku: text("The archived item's SKU") }),
	needs: ["item.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku }) {
		const { id: itemId } = await getAnyItemBySku(scope, { sku, meant: "archived" });
		const restored = await restoreItem(scope, { itemId });
		return {
			text: say.itemRestored(restored),
			actions: [undoAction(restored.changeNumber), { label: say.showLabel(), command: `/item show ${quoteValue(restored.sku)}`, style: "secondary" }],
			audience: "channel",
		};
	},
});
