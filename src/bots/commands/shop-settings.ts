import { z } from "zod";
import { LANGUAGES } from "../../domain/core/messages/languages.ts";
import { say } from "../../domain/core/messages/say.ts";
import { alsoNeeds } from "../../domain/core/permissions/also-needs.ts";
import { checkCurrency } from "../../domain/vendors/check-currency.ts";
import { describeSetting } from "../../domain/vendors/describe-setting.ts";
import { parseSettings } from "../../domain/vendors/parse-settings.ts";
import { getSettings } from "../../domain/vendors/selectors/get-settings.ts";
import { changeSettings } from "../../domain/vendors/services/change-settings.ts";
import { SETTING_OPTIONS, SETTINGS } from "../../domain/vendors/setting-values.ts";
import { TILLS } from "../../domain/vendors/tills.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalText } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const shopSettings = defineCommand({
	name: "shop settings",
	summary: "Show the shop's settings, or change some",
	examples: ["/shop settings", "/shop settings low-stock:3 price-floor:0.25", "/shop settings bulk-rows:none"],
	input: z.strictObject({
		name: optionalText("What the shop is called", { max: 100 }),
		currency: optionalText("ISO 4217 code of its prices; fixed once there are items", { max: 10 }),
		timezone: optionalText("Like Europe/Berlin", { max: 60 }),
		language: optionalChoice("What is said to the whole shop, and to whoever has not chosen another", LANGUAGES),
		locale: optionalText("How amounts and dates are written, like en-US or de", { max: 40 }),
		location: optionalText("The location that is meant when none is named", { suggest: "location", max: 100 }),
		"low-stock": optionalText("Copies at which an item is low", { max: 20 }),
		"price-floor": optionalText("No bulk rule sets a price below; or none", { max: 30 }),
		"bulk-rows": optionalText("Rows above which a second member must approve; or none", { max: 20 }),
		"bulk-percent": optionalText("Per cent of a price above which a second member must approve; or none", { max: 20 }),
		"bulk-value": optionalText("Move of the stock's value above which a second member must approve; or none", { max: 30 }),
		"market-days": optionalText("Days for which a market price is used, 1 to 365", { max: 20 }),
		till: optionalChoice("Which till books counter sales", TILLS),
		"trade-in-cash": optionalText("Per cent of its price that a trade-in is offered in cash", { max: 20 }),
		"trade-in-credit": optionalText("Per cent of its price that a trade-in is offered in credit", { max: 20 }),
	}),
	needs: ["shop.read", "inventory.read"],
	audience: "private",
	async run(scope, typed) {
		const before = await getSettings(scope);
		if (Object.values(typed).every((value) => value === undefined)) {
			return {
				title: say.settingsTitle({ name: before.name }),
				text: say.settingsText(),
				rows: {
					columns: say.settingsColumns(),
					rows: SETTINGS.map((setting) => {
						const option = SETTING_OPTIONS[setting];
						return [say.settingName({ option }), describeSetting(setting, before), say.settingHow({ option })];
					}),
				},
				audience: "private",
			};
		}
		const currency = typed.currency === undefined ? before.currency : checkCurrency(typed.currency);
		const { changed, changeNumber } = await changeSettings(alsoNeeds(scope, "shop.manage"), parseSettings(typed, currency));
		if (changeNumber === null) return { text: say.settingsSame(), audience: "private" };
		const after = await getSettings(scope);
		return {
			text: say.settingsChanged({ count: changed.length }),
			rows: {
				columns: say.settingsChangedColumns(),
				rows: changed.map((setting) => [
					say.settingName({ option: SETTING_OPTIONS[setting] }),
					describeSetting(setting, before),
					describeSetting(setting, after),
				]),
			},
			actions: [undoAction(changeNumber)],
			audience: "private",
		};
	},
});
