import type { Language } from "../languages.ts";
import { grammar } from "./grammar.ts";

const TITLES: Readonly<Record<string, string>> = { omni: "Omni-Stock", shopify: "Shopify", square: "Square" };
const till = (name: string) => TITLES[name] ?? name;

/** What a shop may set, and what stands against it. */
export const settings = {
	settingsTitle: ({ name }: { name: string }) => `Settings of ${name}`,
	settingsText: () => "Change them by their option, several at once if you like: /shop settings low-stock:3 till:omni",
	settingsColumns: () => ["Setting", "Now", "To change it"],
	settingsChanged: ({ count }: { count: number }) => (count === 1 ? "1 setting changed." : `${count} settings changed.`),
	settingsSame: () => "Those settings are so already; nothing was changed.",
	settingsChangedColumns: () => ["Setting", "Was", "Now"],
	settingName: ({ option }: { option: string }) => SETTING_NAMES[option] ?? option,
	settingHow: ({ option }: { option: string }) => SETTING_EXAMPLES[option] ?? `${option}:`,
	settingNone: () => "none",
	settingPercent: ({ value }: { value: number }) => `${value} %`,
	settingCopies: ({ value }: { value: number }) => `${value} or fewer`,
	settingDays: ({ value }: { value: number }) => `${value} ${value === 1 ? "day" : "days"}`,
	languageName: ({ language }: { language: Language }) => LANGUAGE_NAMES[language],
	settingTill: ({ value }: { value: string }) => till(value),
	badTimezone: ({ value, near }: { value: string; near: string | null }) =>
		`timezone: "${value.slice(0, 80)}" is not known. Use a name like Europe/Berlin or America/New_York.${grammar.didYouMean(near)}`,
	badLocale: ({ value }: { value: string }) =>
		`locale: "${value.slice(0, 80)}" is not known. Use a language, with its country if you like: en-US, de or fr-CA (BCP 47).`,
	currencyInUse: ({ currency, items }: { currency: string; items: number }) =>
		`The currency stays ${currency}: the shop has ${items.toLocaleString("en")} ${items === 1 ? "item" : "items"}, and a price of 12.50 would be another amount.`,
	currencyInUseHint: () => "A shop in another currency is another shop: found it in a workspace of its own with /shop setup.",
	settingInUse: ({ option, operation }: { option: string; operation: string }) =>
		`${SETTING_NAMES[option] ?? option} can't change now: ${operation} is under way.`,
	settingInUseHint: ({ operation }: { operation: string }) => `Wait for it, or stop it with /bulk cancel ${operation}.`,
	tillPlace: ({ name, place }: { name: string; place: string | null }) =>
		place === null ? `No till's place is ${name}.` : `What the till sells at its place ${place} is taken from ${name} first.`,
	tillPlaceMoved: ({ name }: { name: string }) => `Which till's place ${name} is was changed by somebody since. Nothing was undone.`,
	tillPlaceTaken: ({ place, name }: { place: string; name: string }) => `${place} is ${name} already. Take it from there first: /location till ${name} none`,
	tillOf: ({ marketplace }: { marketplace: string }) => `${marketplace} POS`,
	otherTill: ({ till: name }: { till: string }) =>
		`Nothing was sold: this shop's counter sales are booked by ${till(name)}, and its orders take the copies from the stock here.`,
	otherTillHint: () => "Sell it there. To book sales here instead, an owner types /shop settings till:omni.",
	undoSettingsDrift: ({ option }: { option: string }) => `${SETTING_NAMES[option] ?? option} was changed since. Nothing was undone.`,
	undoLocationGone: () => "The location that was the default one is no longer in use. Nothing was undone.",
	undoneSettings: ({ options }: { options: readonly string[] }) => `${options.map((option) => SETTING_NAMES[option] ?? option).join(", ")} set back.`,
	priceBelowFloor: ({ sku, price, floor }: { sku: string; price: string; floor: string }) => `${price} for ${sku} is below the shop's price floor of ${floor}.`,
	priceBelowFloorHint: ({ command, sku, price }: { command: string; sku: string; price: string }) => `If you mean it: ${command} ${sku} ${price} floor:yes`,
};

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", de: "German" };

const SETTING_NAMES: Readonly<Record<string, string>> = {
	name: "Name",
	currency: "Currency",
	timezone: "Timezone",
	language: "Language",
	locale: "Locale",
	location: "Default location",
	"low-stock": "Low stock",
	"price-floor": "Price floor of bulk rules",
	"bulk-rows": "Approval above so many rows",
	"bulk-percent": "Approval when a price moves by more than",
	"bulk-value": "Approval when the stock's value moves by more than",
	"market-days": "Market prices are used for",
	till: "Counter sales are booked by",
	"trade-in-cash": "Trade-in, in cash",
	"trade-in-credit": "Trade-in, in credit",
};

const SETTING_EXAMPLES: Readonly<Record<string, string>> = {
	name: 'name:"Card Corner"',
	currency: "currency:EUR",
	timezone: "timezone:Europe/Berlin",
	language: "language:de",
	locale: "locale:de-DE",
	location: "location:Main",
	"low-stock": "low-stock:2",
	"price-floor": "price-floor:0.25 or none",
	"bulk-rows": "bulk-rows:50000 or none",
	"bulk-percent": "bulk-percent:50 or none",
	"bulk-value": "bulk-value:5000 or none",
	"market-days": "market-days:7",
	till: "till:omni, shopify or square",
	"trade-in-cash": "trade-in-cash:50",
	"trade-in-credit": "trade-in-credit:65",
};
