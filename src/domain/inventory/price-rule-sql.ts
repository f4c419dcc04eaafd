import { Prisma } from "../../generated/prisma/client.ts";
import { newPriceSql } from "./new-price-sql.ts";
import type { PriceRule, RuleLine } from "./price-rule.ts";
import { ruleConditionSql } from "./rule-condition-sql.ts";
import { slightChangeSql } from "./slight-change-sql.ts";

/**
 * The one implementation of the price rules: an SQL expression (bigint, minor units) over `item` and its old price, exact, halves up, never negative.
 * Null where the rule gives an item no price; priceRuleReasonSql says why. Market prices from before `marketSince` are none.
 * Plans are made by the database, set by set; whoever needs the rule for a single price asks it too.
 */
export function priceRuleSql(rule: PriceRule, price: Prisma.Sql, marketSince: Date): Prisma.Sql {
	const { adjust } = rule;
	if (adjust.by !== "list") return outcome(rule, adjust, price, marketSince);
	const lines = adjust.lines.map(({ when, effect }) => Prisma.sql`WHEN ${ruleConditionSql(when, price)} THEN ${outcome(rule, effect, price, marketSince)}`);
	return Prisma.sql`CASE ${Prisma.join(lines, " ")} END`;
}

function outcome(rule: PriceRule, effect: RuleLine["effect"], price: Prisma.Sql, marketSince: Date): Prisma.Sql {
	if (effect.by === "ask" || effect.by === "keep") return Prisma.sql`NULL::bigint`;
	const target = newPriceSql(rule, effect, price);
	const guards: Prisma.Sql[] = [];
	// greatest() and least() would make a price of a missing one.
	if (effect.by === "market") guards.push(Prisma.sql`item.market_minor IS NOT NULL AND item.market_at >= ${marketSince}::timestamptz`);
	if (rule.skip !== undefined) guards.push(Prisma.sql`NOT ${slightChangeSql(target, price, rule.skip)}`);
	return guards.length === 0 ? target : Prisma.sql`CASE WHEN ${Prisma.join(guards, " AND ")} THEN ${target} END`;
}
