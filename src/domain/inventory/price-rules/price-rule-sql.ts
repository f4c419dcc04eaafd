import { Prisma } from "../../../generated/prisma/client.ts";
import type { MarketWindow } from "./market-window.ts";
import { newPriceSql } from "./new-price-sql.ts";
import type { PriceRule, RuleLine } from "./price-rule.ts";
import { ruleConditionSql } from "./rule-condition-sql.ts";
import { slightChangeSql } from "./slight-change-sql.ts";

/**
 * The one implementation of the price rules: an SQL expression (bigint, minor units) over `item` and its old price, exact, halves up, never negative.
 * Null where the rule gives an item no price; priceRuleReasonSql says why. Market prices from outside the window are none.
 * Plans are made by the database, set by set; whoever needs the rule for a single price asks it too.
 */
export function priceRuleSql(rule: PriceRule, price: Prisma.Sql, window: MarketWindow): Prisma.Sql {
	const { adjust } = rule;
	if (adjust.by !== "list") return outcome(rule, adjust, price, window);
	const lines = adjust.lines.map(({ when, effect }) => Prisma.sql`WHEN ${ruleConditionSql(when, price)} THEN ${outcome(rule, effect, price, window)}`);
	return Prisma.sql`CASE ${Prisma.join(lines, " ")} END`;
}

function outcome(rule: PriceRule, effect: RuleLine["effect"], price: Prisma.Sql, window: MarketWindow): Prisma.Sql {
	if (effect.by === "ask" || effect.by === "keep") return Prisma.sql`NULL::bigint`;
	const target = newPriceSql(rule, effect, price);
	const guards: Prisma.Sql[] = [];
	// greatest() and least() would make a price of a missing one.
	if (effect.by === "market") {
		guards.push(Prisma.sql`item.market_minor IS NOT NULL AND item.market_at BETWEEN ${window.since}::timestamptz AND ${window.until}::timestamptz`);
	}
	if (rule.skip !== undefined) guards.push(Prisma.sql`NOT ${slightChangeSql(target, price, rule.skip)}`);
	return guards.length === 0 ? target : Prisma.sql`CASE WHEN ${Prisma.join(guards, " AND ")} THEN ${target} END`;
}
