import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { decimalMoney, formatMoney } from "../../core/money.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getSettings } from "../../vendors/selectors/get-settings.ts";

interface Priced {
	sku: string;
	/** Minor units. */
	priceMinor: bigint;
	/** What sets it, up to the SKU. */
	command?: string;
}

/**
 * A price below the shop's floor must be meant. Zero has a confirmation of its own.
 * @throws DomainError invalid_input that names both and says how to go on
 */
export async function requirePriceFloor(scope: VendorScope, { sku, priceMinor, command = "/price set" }: Priced): Promise<void> {
	const { priceFloorMinor, currency, locale } = await getSettings(scope);
	if (priceFloorMinor === null || priceMinor >= priceFloorMinor || priceMinor === 0n) return;
	const [price, floor] = [formatMoney(priceMinor, currency, locale), formatMoney(priceFloorMinor, currency, locale)];
	throw new DomainError("invalid_input", say.priceBelowFloor({ sku, price, floor }), {
		hint: say.priceBelowFloorHint({ command, sku, price: decimalMoney(priceMinor, currency) }),
	});
}
