import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/en.ts";
import { parseMoney } from "../../domain/core/money.ts";
import { CATEGORIES, CONDITIONS } from "../../domain/inventory/categories.ts";
import { createItem } from "../../domain/inventory/services/create-item.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { choice, optionalInteger, optionalText, text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";
import { undoAction } from "./undo-action.ts";

export const itemNew = defineCommand({
	name: "item new",
	summary: "Add an item to the catalogue",
	examples: [
		'/item new PKM-BS-4 "Charizard" tcg-single 250.00 condition:NM quantity:1 attributes:"set_name=Base Set; collector_number=4/102; rarity=Holo Rare"',
		'/item new VG-SNES-CT "Chrono Trigger" video-game 180 condition:CIB attributes:"platform=SNES; region=NTSC-U"',
	],
	input: z.strictObject({
		sku: text("Your own number for it, never used before", { max: 64 }),
		title: text("What it is called", { max: 1000 }),
		category: choice("What kind of goods", CATEGORIES),
		price: text("Price, like 12.50", { max: 30 }),
		condition: optionalText("NM, LP, MP, HP, DMG for cards; Loose, CIB, New for games; the category's best when left out"),
		quantity: optionalInteger("Copies that are there now"),
		cost: optionalText("What one copy cost you", { max: 30 }),
		attributes: optionalText("name=value pairs, separated by semicolons", { max: 2000 }),
	}),
	needs: ["item.write", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, title, category, price, condition, quantity, cost, attributes }) {
		const { currency } = await getVendor(scope);
		const made = await createItem(scope, {
			sku,
			title,
			category,
			condition: condition ?? CONDITIONS[category][0],
			priceMinor: parseMoney(price, currency),
			attributes: readPairs(attributes ?? ""),
			...(cost !== undefined && { costMinor: parseMoney(cost, currency) }),
			...(quantity !== undefined && { quantity }),
		});
		return {
			text: say.itemMade({ sku: made.sku, title }),
			actions: [undoAction(made.changeNumber), { label: say.showLabel(), command: `/item show ${quoteValue(made.sku)}`, style: "secondary" }],
			audience: "channel",
		};
	},
});

function readPairs(text: string): Record<string, string> {
	const pairs = text.split(";").filter((pair) => pair.trim() !== "");
	return Object.fromEntries(
		pairs.map((pair) => {
			const [name, ...value] = pair.split("=");
			if (!name?.trim() || value.length === 0) throw new DomainError("invalid_input", say.badAttributePair({ pair: pair.trim() }));
			return [name.trim().toLowerCase().replace(/\s+/g, "_"), value.join("=").trim()];
		}),
	);
}
