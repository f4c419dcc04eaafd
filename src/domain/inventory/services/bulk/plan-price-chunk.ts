import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { OperationSource } from "../../operations/bulk-operation.ts";
import type { PlanLimits } from "../../operations/plan-limits.ts";
import type { PlanTally } from "../../operations/plan-tally.ts";
import { PRICES_DIGEST, storePricesSql } from "../../operations/planned-prices-sql.ts";
import { marketWindow } from "../../price-rules/market-window.ts";
import type { PriceRule } from "../../price-rules/price-rule.ts";
import { priceRuleReasonSql } from "../../price-rules/price-rule-reason-sql.ts";
import { priceRuleSql } from "../../price-rules/price-rule-sql.ts";
import { findKeyAhead } from "../../selectors/bulk/find-key-ahead.ts";
import { sumPlannedValues } from "../../selectors/bulk/sum-planned-values.ts";
import { itemFilter } from "../../selectors/item-filter.ts";
import type { PlannedChunk } from "./planned-chunk.ts";
import { setJoins } from "./set-joins.ts";

/** Items looked at in one transaction. */
const ITEMS = 25_000;
/** Minor units. A raise so small that rounding or a floor alone makes is no steep one: ".99" lifts what costs a quarter to four times that. */
const SLIGHT_RAISE = 100n;
/** Minor units: what an item can cost at most. */
const MAX_MINOR = 10n ** 12n;

interface PriceChunk {
	operationId: string;
	source: Extract<OperationSource, { kind: "filter" }>;
	rule: PriceRule;
	limits: PlanLimits;
	after: string | null;
}

type Row = Partial<PlanTally> & { digest: string };

/**
 * Plans the next items after a key: one statement that works out the new prices and stores those that differ. It looks up by
 * keys alone, so that it stays fast right after an import, when the database has not counted its tables yet.
 */
export async function planPriceChunk(scope: VendorScope, { operationId, source, rule, limits, after }: PriceChunk): Promise<PlannedChunk> {
	const lets = await itemFilter(scope, source);
	const upTo = await findKeyAhead(scope, { after, count: ITEMS });
	const range = Prisma.sql`${after ? Prisma.sql`AND item.id > ${after}::uuid` : Prisma.empty} ${upTo ? Prisma.sql`AND item.id <= ${upTo}::uuid` : Prisma.empty}`;
	const price = Prisma.sql`item.price_minor`;
	const market = marketWindow(scope.now, limits);
	const bare: PriceRule = { adjust: rule.adjust, round: null, floor: null, ceiling: null };
	const bareTarget = limits.percent === null ? Prisma.sql`NULL::bigint` : priceRuleSql(bare, price, market);
	const [row] = await scope.write.$queryRaw<Row[]>(Prisma.sql`
		WITH looked AS MATERIALIZED (
			SELECT *, coalesce(target <> seen AND target <= ${MAX_MINOR}::bigint AND NOT locked, false) AS moves FROM (
				SELECT *, CASE WHEN ruled = seen THEN seen WHEN ruled IS NOT NULL THEN greatest(ruled, ${limits.floor}::bigint) END AS target FROM (
					SELECT item.id, item.price_minor AS seen, ${priceRuleSql(rule, price, market)} AS ruled, ${priceRuleReasonSql(rule, price, market)} AS reason,
						${bareTarget} AS bare, item.cost_minor AS cost, item.price_locked AS locked
					FROM item WHERE ${lets} ${range} ORDER BY item.id OFFSET 0
				) ruled OFFSET 0
			) targeted
		), plan AS MATERIALIZED (
			SELECT id, seen, target FROM looked WHERE moves
		), ${storePricesSql({ vendorId: scope.vendorId, operationId })}
		SELECT
			count(*) FILTER (WHERE moves)::int AS rows,
			count(*) FILTER (WHERE target = seen OR reason = 'kept')::int AS same,
			count(*) FILTER (WHERE reason = 'no-market')::int AS "noMarket",
			count(*) FILTER (WHERE reason = 'stale-market')::int AS "staleMarket",
			count(*) FILTER (WHERE reason = 'future-market')::int AS "futureMarket",
			count(*) FILTER (WHERE reason = 'asked')::int AS asked,
			count(*) FILTER (WHERE reason = 'skipped')::int AS skipped,
			count(*) FILTER (WHERE reason = 'no-rule')::int AS "noRule",
			coalesce((
				SELECT json_agg(item.sku ORDER BY item.id)
				FROM (SELECT id FROM looked WHERE reason = 'asked' ORDER BY id LIMIT 10) first
				CROSS JOIN LATERAL (SELECT id, sku FROM item WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = first.id OFFSET 0) item
			), '[]') AS "askedSkus",
			count(*) FILTER (WHERE target > ${MAX_MINOR}::bigint AND NOT locked)::int AS "tooHigh",
			count(*) FILTER (WHERE target <> seen AND locked)::int AS locked,
			count(*) FILTER (WHERE moves AND target = 0)::int AS zero,
			count(*) FILTER (WHERE moves AND abs(target - seen) * 2 > seen)::int AS steep,
			count(*) FILTER (WHERE moves AND target < cost)::int AS "belowCost",
			count(*) FILTER (WHERE moves AND seen > 0 AND abs(target - seen) * 100 > seen * ${limits.percent}::bigint
				AND NOT (target > seen AND target - seen <= ${SLIGHT_RAISE}::bigint AND abs(bare - seen) * 100 <= seen * ${limits.percent}::bigint))::int AS "overPercent",
			count(*) FILTER (WHERE ruled <> seen AND ruled < ${limits.floor}::bigint AND NOT locked)::int AS "atFloor",
			coalesce(sum(seen) FILTER (WHERE moves), 0)::text AS "pricesBefore", coalesce(sum(target) FILTER (WHERE moves), 0)::text AS "pricesAfter",
			${PRICES_DIGEST} AS digest,
			coalesce((
				SELECT json_agg(json_build_object('sku', item.sku, 'title', item.title, 'beforeMinor', top.seen::text, 'afterMinor', top.target::text))
				FROM (SELECT * FROM plan ORDER BY abs(target - seen) DESC, id LIMIT 10) top
				CROSS JOIN LATERAL (SELECT sku, title FROM item WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = top.id OFFSET 0) item
			), '[]') AS movers
		FROM looked`);
	if (!row) throw new Error("An aggregate came back empty.");
	const { digest, ...tally } = row;
	await setJoins(scope, "in passing");
	const values = await sumPlannedValues(scope, { operationId, after, upTo });
	await setJoins(scope, "by key");
	return { tally: { ...tally, ...values }, digest, after: upTo, finished: upTo === null };
}
