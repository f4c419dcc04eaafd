import { z } from "zod";
import { LANGUAGES } from "../../core/messages/languages.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getLocation } from "../../inventory/selectors/get-location.ts";
import { checkCurrency } from "../check-currency.ts";
import { checkLocale } from "../check-locale.ts";
import { checkTimezone } from "../check-timezone.ts";
import { getSettings } from "../selectors/get-settings.ts";
import type { Setting } from "../setting-values.ts";
import { TILLS } from "../tills.ts";
import { applySettings } from "./apply-settings.ts";
import { lockVendor } from "./lock-vendor.ts";

const limit = z.int().min(1).max(2_147_483_647).nullable();
/** Minor units. */
const amount = z.bigint().min(1n).nullable();
const share = z.int().min(0).max(100);

const inputSchema = z
	.strictObject({
		name: z.string().trim().min(1).max(100),
		currency: z.string().transform(checkCurrency),
		timezone: z.string().transform(checkTimezone),
		language: z.enum(LANGUAGES),
		locale: z.string().transform(checkLocale),
		/** Name of the location that is to be the default one. */
		location: z.string(),
		lowStockThreshold: z.int().min(0).max(2_147_483_647),
		priceFloorMinor: amount,
		bulkMaxRows: limit,
		bulkMaxPercent: limit,
		bulkMaxValueMinor: amount,
		marketDays: z.int().min(1).max(365),
		till: z.enum(TILLS),
		tradeInCashPercent: share,
		tradeInCreditPercent: share,
	})
	.partial();

/**
 * Changes some of the shop's settings and tells which ones did change.
 * @throws DomainError invalid_input that names the value; not_found for a location; conflict for the currency of a shop that has prices
 */
export async function changeSettings(
	scope: VendorScope<"shop.manage" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ changed: Setting[]; changeNumber: bigint | null }> {
	const { location, ...wanted } = parseInput(inputSchema, input);
	await lockVendor(scope);
	const current = await getSettings(scope);
	const locationId = location === undefined ? undefined : (await getLocation(scope, { name: location })).id;
	const given = Object.fromEntries(Object.entries({ ...wanted, locationId }).filter(([, value]) => value !== undefined));
	return applySettings(scope, { current, wanted: given, action: "change-settings" });
}
