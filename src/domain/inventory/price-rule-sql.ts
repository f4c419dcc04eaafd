import { Prisma } from "../../generated/prisma/client.ts";
import type { PriceRule } from "./price-rule.ts";

/**
 * The one implementation of the price rules: an SQL expression (bigint, minor units) over an old price, exact, halves up, never negative.
 * Plans are made by the database, set by set; whoever needs the rule for a single price asks it too.
 */
export function priceRuleSql(rule: PriceRule, price: Prisma.Sql): Prisma.Sql {
	let target = adjusted(rule.adjust, price);
	if (rule.round) {
		const { step, ending } = rule.round;
		target = Prisma.sql`((2 * greatest(${target} - ${ending}::bigint, 0) + ${step}::bigint) / (2 * ${step}::bigint) * ${step}::bigint + ${ending}::bigint)`;
	}
	if (rule.ceiling !== null) target = Prisma.sql`least(${target}, ${rule.ceiling}::bigint)`;
	if (rule.floor !== null) target = Prisma.sql`greatest(${target}, ${rule.floor}::bigint)`;
	return target;
}

function adjusted(adjust: PriceRule["adjust"], price: Prisma.Sql): Prisma.Sql {
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
