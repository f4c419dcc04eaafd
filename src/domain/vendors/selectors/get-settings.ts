import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { SettingValues } from "../setting-values.ts";

export interface ShopSettings extends SettingValues {
	locationName: string;
}

/** All that the scope's vendor may set. One query. */
export async function getSettings(scope: ReadScope): Promise<ShopSettings> {
	const [settings] = await scope.read.$queryRaw<ShopSettings[]>(Prisma.sql`
		SELECT vendor.name, vendor.currency, vendor.timezone, vendor.language, vendor.locale, location.id AS "locationId", location.name AS "locationName",
			vendor.low_stock_threshold AS "lowStockThreshold", vendor.price_floor_minor AS "priceFloorMinor", vendor.bulk_max_rows AS "bulkMaxRows",
			vendor.bulk_max_percent AS "bulkMaxPercent", vendor.bulk_max_value_minor AS "bulkMaxValueMinor", vendor.market_days AS "marketDays", vendor.till,
			vendor.trade_in_cash_percent AS "tradeInCashPercent", vendor.trade_in_credit_percent AS "tradeInCreditPercent"
		FROM vendor JOIN location ON location.vendor_id = vendor.id AND location.is_default
		WHERE vendor.id = ${scope.vendorId}::uuid`);
	if (!settings) throw new Error(`Vendor ${scope.vendorId} has no settings.`);
	return settings;
}
