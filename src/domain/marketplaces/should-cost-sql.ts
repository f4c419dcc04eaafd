import { Prisma } from "../../generated/prisma/client.ts";
import type { PricesOut } from "./prices-out.ts";
import { ruledPriceSql } from "./ruled-price-sql.ts";

/**
 * What a listing should cost, over rows named `listing` and `item`, in minor units: its own price as it is, else the item's by the connection's mark-up and
 * rounding. Zero, which is never pushed, for an item that has no price yet.
 */
export function shouldCostSql(settings: PricesOut): Prisma.Sql {
	return Prisma.sql`coalesce(listing.price_minor, ${ruledPriceSql(settings)})`;
}
