import { Prisma } from "../../generated/prisma/client.ts";
import { newPriceSql } from "../inventory/new-price-sql.ts";
import type { PricesOut } from "./prices-out.ts";

/**
 * What a listing should cost, over rows named `listing` and `item`, in minor units: its own price as it is, else the item's by the connection's mark-up and
 * rounding. Zero, which is never pushed, for an item that has no price yet.
 */
export function shouldCostSql({ markup, round }: PricesOut): Prisma.Sql {
	const rule = { adjust: markup, round, floor: null, ceiling: null };
	return Prisma.sql`coalesce(listing.price_minor, CASE WHEN item.price_minor = 0 THEN 0 ELSE ${newPriceSql(rule, markup, Prisma.sql`item.price_minor`)} END)`;
}
