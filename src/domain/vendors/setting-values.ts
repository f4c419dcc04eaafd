import type { Language } from "../core/messages/languages.ts";
import type { Till } from "./tills.ts";

/** What a shop may set; amounts in minor units of its currency. Null: no limit. */
export interface SettingValues {
	name: string;
	/** ISO 4217. */
	currency: string;
	/** IANA. */
	timezone: string;
	/** What is said to the whole shop, and to whoever has not chosen another. */
	language: Language;
	/** BCP 47. */
	locale: string;
	/** The location that is meant when none is named. */
	locationId: string;
	/** An item with as many available copies, or fewer, is low. */
	lowStockThreshold: number;
	/** No bulk rule sets a price below. */
	priceFloorMinor: bigint | null;
	/** Above any of these a bulk operation needs a second member's approval. */
	bulkMaxRows: number | null;
	bulkMaxPercent: number | null;
	bulkMaxValueMinor: bigint | null;
	/** A market price older than so many days is none. */
	marketDays: number;
	till: Till;
	/** What a trade-in is offered, in per cent of its price. */
	tradeInCashPercent: number;
	tradeInCreditPercent: number;
}

export type Setting = keyof SettingValues;

/** The option of /shop settings that changes each. */
export const SETTING_OPTIONS = {
	name: "name",
	currency: "currency",
	timezone: "timezone",
	language: "language",
	locale: "locale",
	locationId: "location",
	lowStockThreshold: "low-stock",
	priceFloorMinor: "price-floor",
	bulkMaxRows: "bulk-rows",
	bulkMaxPercent: "bulk-percent",
	bulkMaxValueMinor: "bulk-value",
	marketDays: "market-days",
	till: "till",
	tradeInCashPercent: "trade-in-cash",
	tradeInCreditPercent: "trade-in-credit",
} as const satisfies Record<Setting, string>;

/** In the order in which they are shown. */
export const SETTINGS = Object.keys(SETTING_OPTIONS) as Setting[];
