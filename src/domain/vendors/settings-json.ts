import type { Setting, SettingValues } from "./setting-values.ts";

/** Settings as JSON keeps them: amounts as strings. */
export type SettingsJson = Record<string, string | number | null>;

const AMOUNTS: readonly string[] = ["priceFloorMinor", "bulkMaxValueMinor"] satisfies Setting[];

/** The named settings for the audit and for an undo. */
export function settingsToJson(values: Partial<SettingValues>, settings: readonly Setting[]): SettingsJson {
	return Object.fromEntries(
		settings.map((setting) => {
			const value = values[setting] ?? null;
			return [setting, typeof value === "bigint" ? value.toString() : value];
		}),
	);
}

/** The way back. */
export function settingsFromJson(json: SettingsJson): Partial<SettingValues> {
	return Object.fromEntries(Object.entries(json).map(([setting, value]) => [setting, AMOUNTS.includes(setting) && value !== null ? BigInt(value) : value]));
}
