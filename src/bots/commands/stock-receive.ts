import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney, parseMoney } from "../../domain/core/money.ts";
import { parseReceiptLabel, receiptLabel } from "../../domain/inventory/receipt-label.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { getLocation } from "../../domain/inventory/selectors/get-location.ts";
import { receiveStock } from "../../domain/inventory/services/receive-stock.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { integer, optionalText, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const stockReceive = defineCommand({
	name: "stock receive",
	summary: "Add copies that came in",
	examples: ["/stock receive PKM-SWSH10.5-055-H-NM 3 cost:9.50", '/stock receive PKM-BS-4 1 cost:80 seller:"A. Collector" document:INV-2291'],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		quantity: integer("How many copies came in", { min: 1 }),
		cost: optionalText("What one copy cost", { max: 30 }),
		location: optionalText("Where they lie now; the default location when left out", { suggest: "location", max: 100 }),
		seller: optionalText("Whom they came from: makes a receipt"),
		document: optionalText("The paper that proves it, like INV-2291: makes a receipt"),
		receipt: optionalText("The receipt that they came in with, like R-12, when there is one already", { max: 20 }),
	}),
	needs: ["stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, quantity, cost, location: name, seller, document, receipt }) {
		const item = await getItemBySku(scope, { sku });
		const location = await getLocation(scope, { name });
		const { currency, locale } = await getVendor(scope);
		const { onHand, receiptNumber, costMinor, changeNumber } = await receiveStock(scope, {
			itemId: item.id,
			locationId: location.id,
			quantity,
			seller,
			document,
			...(cost !== undefined && { unitCostMinor: parseMoney(cost, currency) }),
			...(receipt !== undefined && { receipt: parseReceiptLabel(receipt) }),
		});
		const label = receiptNumber === null ? null : receiptLabel(receiptNumber);
		return {
			text: [
				say.received({ sku: item.sku, count: quantity, onHand, location: location.isOnly ? null : location.name }),
				...(costMinor === null ? [] : [say.costNow({ cost: formatMoney(costMinor, currency, locale) })]),
				...(label === null ? [] : [say.receivedAs({ receipt: label })]),
			].join("\n"),
			actions: [undoAction(changeNumber), ...(label === null ? [] : [{ label, command: `/stock receipt ${label}`, style: "secondary" as const }])],
			audience: "channel",
		};
	},
});
