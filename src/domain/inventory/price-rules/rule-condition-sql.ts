import { Prisma } from "../../../generated/prisma/client.ts";
import type { RuleCondition } from "./price-rule.ts";

/** Whether a line of a price rule is for an item, as an SQL condition over `item`; null counts as no. */
export function ruleConditionSql({ conditions, categories, finishes, languages, from, to }: RuleCondition, price: Prisma.Sql): Prisma.Sql {
	const parts: Prisma.Sql[] = [];
	if (conditions) parts.push(Prisma.sql`item.condition = ANY(${conditions}::text[])`);
	if (categories) parts.push(Prisma.sql`item.category = ANY(${categories}::text[])`);
	if (finishes) parts.push(Prisma.sql`item.attributes->>'finish' = ANY(${finishes}::text[])`);
	if (languages) parts.push(Prisma.sql`item.attributes->>'language' = ANY(${languages}::text[])`);
	if (from !== undefined) parts.push(Prisma.sql`${price} >= ${from}::bigint`);
	if (to !== undefined) parts.push(Prisma.sql`${price} <= ${to}::bigint`);
	return parts.length === 0 ? Prisma.sql`true` : Prisma.sql`(${Prisma.join(parts, " AND ")})`;
}
