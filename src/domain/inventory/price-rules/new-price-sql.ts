import { Prisma } from "../../../generated/prisma/client.ts";
import type { Adjustment, PriceRule } from "./price-rule.ts";

/**
 * One adjustment with the steps that follow it, as an SQL expression over `item` (bigint, minor units): exact, halves up, never negative.
 * Null only where it asks for a market price and the item has none.
 */
export function newPriceSql({ round, floor, ceiling, margin }: PriceRule, adjust: Adjustment, price: Prisma.Sql): Prisma.Sql {
	let target = adjust.by === "market" ? adjusted(adjust.move, Prisma.sql`item.market_minor`) : adjusted(adjust, price);
	if (round) {
		const { step, ending } = round;
		target = Prisma.sql`((2 * greatest(${target} - ${ending}::bigint, 0) + ${step}::bigint) / (2 * ${step}::bigint) * ${step}::bigint + ${ending}::bigint)`;
	}
	if (ceiling !== null) target = Prisma.sql`least(${target}, ${ceiling}::bigint)`;
	if (floor !== null) target = Prisma.sql`greatest(${target}, ${floor}::bigint)`;
	// Rounded up, or it would be below. An item without a cost: greatest() passes over what is null.
	if (margin !== undefined) target = Prisma.sql`greatest(${target}, div(item.cost_minor * ${1_000_000 + margin}::numeric + 999999, 1000000)::bigint)`;
	return target;
}

function adjusted(adjust: Exclude<Adjustment, { by: "market" }>, price: Prisma.Sql): Prisma.Sql {
	switch (adjust.by) {
		case "percent":
			// Through numeric: the product may leave bigint's range.
			return Prisma.sql`div(${price} * ${1_000_000 + adjust.ppm}::numeric + 500000, 1000000)::bigint`;
		case "amount":
			return Prisma.sql`greatest(${price} + ${adjust.minor}::bigint, 0)`;
		case "fixed":
			return Prisma.sql`${adjust.minor}::bigint`;
	}
}
