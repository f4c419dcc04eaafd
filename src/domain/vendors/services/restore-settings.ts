import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { findLocation } from "../selectors/find-location.ts";
import { getSettings } from "../selectors/get-settings.ts";
import { SETTING_OPTIONS, SETTINGS, type Setting } from "../setting-values.ts";
import { settingsFromJson, settingsToJson } from "../settings-json.ts";
import { applySettings } from "./apply-settings.ts";
import { lockVendor } from "./lock-vendor.ts";

const values = z.record(z.enum(SETTINGS), z.union([z.string(), z.number(), z.null()]).optional());
const inputSchema = z.strictObject({
	/** What the write that is taken back had set. */
	seen: values,
	restore: values,
});

/**
 * Sets settings back, if all of them are still as they were set. Tells so in words.
 * @throws DomainError conflict when one was changed since, or can't go back
 */
export async function restoreSettings(scope: VendorScope<"shop.manage">, input: z.input<typeof inputSchema>): Promise<string> {
	const { seen, restore } = parseInput(inputSchema, input);
	await lockVendor(scope);
	const current = await getSettings(scope);
	const now = settingsToJson(current, SETTINGS);
	const moved = SETTINGS.find((setting) => seen[setting] !== undefined && seen[setting] !== now[setting]);
	if (moved) throw new DomainError("conflict", say.undoSettingsDrift({ option: SETTING_OPTIONS[moved] }));
	const wanted = settingsFromJson(
		Object.fromEntries(Object.entries(restore).filter((entry): entry is [Setting, string | number | null] => entry[1] !== undefined)),
	);
	if (wanted.locationId !== undefined && !(await findLocation(scope, { locationId: wanted.locationId }))) {
		throw new DomainError("conflict", say.undoLocationGone());
	}
	const { changed } = await applySettings(scope, { current, wanted, action: "undo-change-settings" });
	return say.undoneSettings({ options: changed.map((setting) => SETTING_OPTIONS[setting]) });
}
