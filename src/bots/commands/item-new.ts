import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { parseMoney } from "../../domain/core/money.ts";
import { CATEGORIES } from "../../domain/inventory/categories.ts";
import { CONDITIONS } from "../../domain/inventory/conditions/condition-scales.ts";
import { getLocation } from "../../domain/inventory/selectors/get-location.ts";
import { createItem } from "../../domain/inventory/services/create-item.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { choice, optionalChoice, optionalInteger, optionalText, text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";
import { readPairs } from "./read-pairs.ts";
import { undoAction } from "./undo-action.ts";

export const itemNew = defineCommand({
	name: "item new",
	summary: "Add an item to the catalogue",
	examples: [
		'/item new PKM-BS-4 "Charizard" tcg-single 250.00 condition:NM quantity:1 attributes:"set_name=Base Set; collector_number=4/102; rarity=Holo Rare"',
		'/item new VG-SNES-CT "Chrono Trigger" video-game 180 condition:CIB barcode:045496830434 attributes:"platform=SNES; region=NTSC-U"',
	],
	input: z.strictObject({
		sku: text("Your own number for it, never used before", { max: 64 }),
		title: text("What it is called", { max: 1000 }),
		category: choice("What kind of goods", CATEGORIES),
		price: text("Price, like 12.50", { max: 30 }),
		condition: optionalText("NM, LP, MP, HP, DMG for cards; Loose, CIB, New for games; the category's first when left out"),
		quantity: optionalInteger("Copies that are there now"),
		cost: optionalText("What one copy cost you", { max: 30 }),
		attributes: optionalText("name=value pairs, separated by semicolons", { max: 2000 }),
		barcode: optionalText("UPC, EAN or your own label", { max: 64 }),
		notes: optionalText("What the team should know of it", { max: 2000 }),
		location: optionalText("Where the copies are; the default location when left out", { max: 100, suggest: "location" }),
		bin: optionalText("Where within the location, like B-12", { max: 60 }),
		"low-stock": optionalInteger("Low from so many copies down; the shop's number when left out"),
		duplicate: optionalChoice("Make it although it is in the catalogue already", ["yes"]),
	}),
	form: {
		shown: () => ({
			title: say.newItemForm(),
			submit: say.newItemSubmit(),
			fields: [
				{ option: "category", label: say.newItemLabels().category, required: true },
				{ option: "price", label: say.newItemLabels().price, required: true },
				{ option: "condition", label: say.newItemLabels().condition },
				{ option: "quantity", label: say.newItemLabels().quantity },
			],
		}),
		example: '/item new PKM-BS-4 "Charizard" tcg-single 250.00 condition:NM quantity:1',
		opens: (raw) => (raw.sku !== undefined && raw.title !== undefined && raw.category === undefined && raw.price === undefined ? "blank" : null),
	},
	needs: ["item.write", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { price, condition, cost, attributes, location, "low-stock": lowStockThreshold, duplicate, ...item }) {
		const { currency } = await getVendor(scope);
		const pairs = Object.entries(readPairs(attributes ?? "")).filter((pair): pair is [string, string] => pair[1] !== null);
		const { sku, title, changeNumber } = await createItem(scope, {
			...item,
			condition: condition ?? CONDITIONS[item.category][0],
			priceMinor: parseMoney(price, currency),
			attributes: Object.fromEntries(pairs),
			costMinor: cost === undefined ? undefined : parseMoney(cost, currency),
			locationId: location === undefined ? undefined : (await getLocation(scope, { name: location })).id,
			lowStockThreshold,
			duplicate: duplicate === "yes",
		});
		return {
			text: say.itemMade({ sku, title }),
			actions: [undoAction(changeNumber), { label: say.showLabel(), command: `/item show ${quoteValue(sku)}`, style: "secondary" }],
			audience: "channel",
		};
	},
});
