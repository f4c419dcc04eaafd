import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { parseMoney } from "../../domain/core/money.ts";
import { CATEGORIES } from "../../domain/inventory/categories.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { getLocation } from "../../domain/inventory/selectors/get-location.ts";
import { editItem } from "../../domain/inventory/services/edit-item.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { itemEditForm } from "./item-edit-form.ts";
import { optionalChoice, optionalInteger, optionalText, text } from "./option.ts";
import { orNone } from "./or-none.ts";
import { quoteValue } from "./quote-value.ts";
import { readLowStock } from "./read-low-stock.ts";
import { readPairs } from "./read-pairs.ts";
import { undoAction } from "./undo-action.ts";

export const itemEdit = defineCommand({
	name: "item edit",
	summary: "Change what an item is; only what you give changes, none takes a value away",
	examples: [
		'/item edit PKM-SWSH10.5-055-H-NM title:"Snorlax (holo)" condition:LP',
		'/item edit PKM-SWSH10.5-055-H-NM attributes:"rarity=Holo Rare; edition=none" bin:B-12 notes:none',
	],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		title: optionalText("What it is called", { max: 1000 }),
		condition: optionalText("NM, LP, MP, HP, DMG for cards; Loose, CIB, New for games"),
		category: optionalChoice("What kind of goods", CATEGORIES),
		attributes: optionalText("name=value pairs, separated by semicolons; name=none takes one away", { max: 2000 }),
		cost: optionalText("What one copy cost you, or none", { max: 30 }),
		barcode: optionalText("UPC, EAN or your own label, or none", { max: 64 }),
		notes: optionalText("What the team should know of it, or none", { max: 2000 }),
		bin: optionalText("Where within its location, like B-12, or none", { max: 60 }),
		location: optionalText("The location of the bin; the default one when left out", { max: 100, suggest: "location" }),
		"low-stock": optionalText("Low from so many copies down; none for the shop's number", { max: 10 }),
		seen: optionalInteger("The version that you looked at: a later one is not overwritten", { min: 1, max: 2_147_483_647 }),
	}),
	needs: ["item.write", "inventory.read"],
	audience: "channel",
	form: itemEditForm.form,
	prefill: itemEditForm.prefill,
	async run(scope, { sku, attributes, cost, barcode, notes, bin, location, "low-stock": lowStock, seen, ...plain }) {
		if (location !== undefined && bin === undefined) throw new DomainError("invalid_input", say.editLocationAlone());
		const { currency } = await getVendor(scope);
		const item = await getItemBySku(scope, { sku });
		const place = bin === undefined ? null : await getLocation(scope, { name: location });
		const { changes, version, changeNumber } = await editItem(scope, {
			...plain,
			itemId: item.id,
			seen,
			attributes: readPairs(attributes ?? ""),
			costMinor: orNone(cost, (amount) => parseMoney(amount, currency)),
			barcode: orNone(barcode, String),
			notes: orNone(notes, String),
			lowStockThreshold: orNone(lowStock, readLowStock),
			bin: place ? { locationId: place.id, bin: orNone(bin, String) ?? null } : undefined,
		});
		if (changeNumber === null) return { text: say.editedNothing({ sku: item.sku }), audience: "private" };
		return {
			text: [say.edited({ sku: item.sku, version }), ...changes.map(say.editChange)].join("\n"),
			actions: [undoAction(changeNumber), { label: say.showLabel(), command: `/item show ${quoteValue(item.sku)}`, style: "secondary" }],
			audience: "channel",
		};
	},
});
