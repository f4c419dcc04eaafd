import { DomainError } from "../../core/errors.ts";
import type { Language } from "../../core/messages/languages.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { countItems } from "../selectors/count-items.ts";
import { findOpenOperation } from "../selectors/find-open-operation.ts";
import type { ShopSettings } from "../selectors/get-settings.ts";
import { SETTINGS, type Setting, type SettingValues } from "../setting-values.ts";
import { settingsToJson } from "../settings-json.ts";
import { recordAudit } from "./record-audit.ts";
import { retimeDigests } from "./retime-digests.ts";

interface Apply {
	/** As they are now, the vendor's row being held. */
	current: ShopSettings;
	wanted: Partial<SettingValues>;
	action: "change-settings" | "undo-change-settings";
}

/**
 * Writes the settings that differ, with one audit entry. A new currency takes limits along that are amounts of the old one, and a new
 * language how amounts are written, where that was the old one's.
 * @throws DomainError conflict when the currency can't change any more
 */
export async function applySettings(
	scope: VendorScope<"shop.manage">,
	{ current, wanted, action }: Apply,
): Promise<{ changed: Setting[]; changeNumber: bigint | null }> {
	const newCurrency = wanted.currency !== undefined && wanted.currency !== current.currency;
	if (newCurrency) await requireCurrencyFree(scope, current.currency);
	const next: Partial<SettingValues> = {
		...(newCurrency && { priceFloorMinor: null, bulkMaxValueMinor: null }),
		...(wanted.language !== undefined && { locale: localeFor(wanted.language, current) }),
		...wanted,
	};
	const changed = SETTINGS.filter((setting) => next[setting] !== undefined && next[setting] !== current[setting]);
	if (changed.length === 0) return { changed, changeNumber: null };
	const { locationId, ...columns } = Object.fromEntries(changed.map((setting) => [setting, next[setting]]));
	const where = { vendorId: scope.vendorId };
	if (Object.keys(columns).length > 0) await scope.write.vendor.updateMany({ where: { id: scope.vendorId }, data: columns });
	if (typeof columns.timezone === "string") await retimeDigests(scope, { timezone: columns.timezone });
	if (typeof locationId === "string") {
		await requireNoOperation(scope, { option: "location", statuses: ["queued", "running"] });
		await scope.write.location.updateMany({ where: { ...where, isDefault: true }, data: { isDefault: false } });
		await scope.write.location.updateMany({ where: { ...where, id: locationId }, data: { isDefault: true } });
	}
	const [before, after] = [settingsToJson(current, changed), settingsToJson(next, changed)];
	const changeNumber = await recordAudit(scope, {
		action,
		subjectKind: "vendor",
		subjectId: scope.vendorId,
		before,
		after,
		...(action === "change-settings" && { inverse: { kind: "settings" as const, seen: after, restore: before } }),
	});
	return { changed, changeNumber };
}

function localeFor(language: Language, current: ShopSettings): string {
	return new Intl.Locale(current.locale).language === current.language ? language : current.locale;
}

async function requireCurrencyFree(scope: VendorScope, currency: string): Promise<void> {
	const items = await countItems(scope);
	if (items > 0) throw new DomainError("conflict", say.currencyInUse({ currency, items }), { hint: say.currencyInUseHint() });
	await requireNoOperation(scope, { option: "currency", statuses: ["draft", "previewed", "queued", "running"] });
}

/** An operation has read what it will write in the old currency, or counted at the old location. */
async function requireNoOperation(scope: VendorScope, { option, ...asked }: { option: string } & Parameters<typeof findOpenOperation>[1]): Promise<void> {
	const number = await findOpenOperation(scope, asked);
	if (number === null) return;
	const operation = `B-${number}`;
	throw new DomainError("conflict", say.settingInUse({ option, operation }), { hint: say.settingInUseHint({ operation }) });
}
