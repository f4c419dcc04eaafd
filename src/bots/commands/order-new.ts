import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney, parseMoney } from "../../domain/core/money.ts";
import { alsoNeeds } from "../../domain/core/permissions/also-needs.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { customerLabel } from "../../domain/orders/customer-label.ts";
import { orderLabel } from "../../domain/orders/order-label.ts";
import { createOrder } from "../../domain/orders/services/create-order.ts";
import { nameCustomer } from "../../domain/orders/services/name-customer.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalInteger, optionalText, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const orderNew = defineCommand({
	name: "order new",
	summary: "Take an order by phone or mail: it holds its copies until they are sent",
	examples: ["/order new PKM-SWSH10.5-055-H-NM", '/order new PKM-SWSH10.5-055-H-NM 2 price:15.00 note:"picks up on Friday"'],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		quantity: optionalInteger("How many copies; 1 when left out", { min: 1, positional: true }),
		customer: optionalText("Who orders: C-12, an email or a name"),
		price: optionalText("Price of one copy, when it is not the item's", { max: 30 }),
		note: optionalText("Whatever you want to remember", { max: 1000 }),
		oversell: optionalChoice("Take it although copies are missing", ["yes"]),
	}),
	needs: ["order.write", "order.read", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, quantity = 1, customer, price, note, oversell }) {
		const { currency, locale } = await getVendor(scope);
		const item = await getItemBySku(scope, { sku });
		const unitPriceMinor = price === undefined ? item.priceMinor : parseMoney(price, currency);
		const named = customer === undefined ? null : await nameCustomer(alsoNeeds(scope, "customer.read"), { text: customer });
		const { number, settlement, changeNumber } = await createOrder(scope, {
			itemId: item.id,
			quantity,
			unitPriceMinor,
			customerId: named?.customerId ?? null,
			note: note ?? null,
			mayOversell: oversell === "yes",
		});
		const order = orderLabel(number);
		const lacking = settlement.missing.get(item.id) ?? 0;
		const taken = say.orderTaken({
			order,
			count: quantity,
			title: item.title,
			sku: item.sku,
			total: formatMoney(unitPriceMinor * BigInt(quantity), currency, locale),
			left: Math.max(0, settlement.available.get(item.id) ?? 0),
			customer: named && customerLabel(named.number),
		});
		return {
			text: lacking > 0 ? `${taken}\n${say.orderTakenShort({ lacking })}` : taken,
			actions: [undoAction(changeNumber), { label: say.showLabel(), command: `/order show ${order}`, style: "secondary" }],
			audience: "channel",
		};
	},
});
