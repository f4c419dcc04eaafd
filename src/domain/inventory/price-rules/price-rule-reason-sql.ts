import { Prisma } from "../../../generated/prisma/client.ts";
import type { MarketWindow } from "./market-window.ts";
import { newPriceSql } from "./new-price-sql.ts";
import type { PriceRule, RuleLine } from "./price-rule.ts";
import { ruleConditionSql } from "./rule-condition-sql.ts";
import { slightChangeSql } from "./slight-change-sql.ts";

/**
 * Why priceRuleSql gives an item no price, as an SQL expression (text) over the same: 'no-market', 'stale-market', 'future-market', 'asked', 'kept',
 * 'no-rule' or 'skipped'. Null where it gives one.
 */
export function priceRuleReasonSql(rule: PriceRule, price: Prisma.Sql, window: MarketWindow): Prisma.Sql {
	const { adjust } = rule;
	if (adjust.by !== "list") return reason(rule, adjust, price, window);
	const lines = adjust.lines.map(({ when, effect }) => Prisma.sql`WHEN ${ruleConditionSql(when, price)} THEN ${reason(rule, effect, price, window)}`);
	return Prisma.sql`CASE ${Prisma.join(lines, " ")} ELSE 'no-rule' END`;
}

function reason(rule: PriceRule, effect: RuleLine["effect"], price: Prisma.Sql, window: MarketWindow): Prisma.Sql {
	if (effect.by === "ask") return Prisma.sql`'asked'::text`;
	if (effect.by === "keep") return Prisma.sql`'kept'::text`;
	const reasons: Prisma.Sql[] = [];
	if (effect.by === "market") {
		reasons.push(Prisma.sql`WHEN item.market_minor IS NULL THEN 'no-market'`);
		reasons.push(Prisma.sql`WHEN item.market_at IS NULL OR item.market_at < ${window.since}::timestamptz THEN 'stale-market'`);
		reasons.push(Prisma.sql`WHEN item.market_at > ${window.until}::timestamptz THEN 'future-market'`);
	}
	if (rule.skip !== undefined) reasons.push(Prisma.sql`WHEN ${slightChangeSql(newPriceSql(rule, effect, price), price, rule.skip)} THEN 'skipped'`);
	return reasons.length === 0 ? Prisma.sql`NULL::text` : Prisma.sql`CASE ${Prisma.join(reasons, " ")} END`;
}
