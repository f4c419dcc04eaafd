import { Prisma } from "../../generated/prisma/client.ts";
import { newPriceSql } from "../inventory/price-rules/new-price-sql.ts";
import type { PricesOut } from "./prices-out.ts";

/** What the price of a row named `item` makes on a marketplace, in minor units: marked up and rounded as its connection says. Zero for an item that has no price yet. */
export function ruledPriceSql({ markup, round }: PricesOut): Prisma.Sql {
	const rule = { adjust: markup, round, floor: null, ceiling: null };
	return Prisma.sql`CASE WHEN item.price_minor = 0 THEN 0 ELSE ${newPriceSql(rule, markup, Prisma.sql`item.price_minor`)} END`;
}
