import { formatNumber } from "../core/format-number.ts";
import { say } from "../core/messages/say.ts";
import { formatMoney } from "../core/money.ts";
import type { ShopSettings } from "./selectors/get-settings.ts";
import { SETTING_OPTIONS, type Setting } from "./setting-values.ts";

/** A setting's value in words. */
export function describeSetting(setting: Setting, settings: ShopSettings): string {
	const { currency, locale, locationName } = settings;
	const value = settings[setting];
	if (value === null) return say.settingNone();
	if (typeof value === "bigint") return formatMoney(value, currency, locale);
	if (setting === "locationId") return locationName;
	if (setting === "language") return say.languageName({ language: settings.language });
	if (setting === "till") return say.settingTill({ value: String(value) });
	if (setting === "marketDays") return say.settingDays({ value: Number(value) });
	if (setting === "lowStockThreshold") return say.settingCopies({ value: Number(value) });
	if (SETTING_OPTIONS[setting].startsWith("trade-in") || setting === "bulkMaxPercent") return say.settingPercent({ value: Number(value) });
	return typeof value === "number" ? formatNumber(value) : value;
}
