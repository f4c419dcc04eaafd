import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { lockPrice } from "../../domain/inventory/services/lock-price.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const priceLock = defineCommand({
	name: "price lock",
	summary: "Have bulk changes and imports leave a price alone, or no longer",
	examples: ["/price lock PKM-SWSH10.5-055-H-NM", "/price lock PKM-SWSH10.5-055-H-NM off"],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		state: optionalChoice("off unlocks it", ["on", "off"], { positional: true }),
	}),
	needs: ["pricing.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, state = "on" }) {
		const { currency, locale } = await getVendor(scope);
		const item = await getItemBySku(scope, { sku });
		const locked = state === "on";
		const { changeNumber } = await lockPrice(scope, { itemId: item.id, locked });
		if (changeNumber === null) return { text: say.lockedAlready({ sku: item.sku, locked }), audience: "private" };
		const told = { sku: item.sku, price: formatMoney(item.priceMinor, currency, locale) };
		return { text: locked ? say.lockedNow(told) : say.unlockedNow(told), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
