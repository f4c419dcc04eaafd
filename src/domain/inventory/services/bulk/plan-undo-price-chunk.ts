import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { PlanLimits } from "../../operations/plan-limits.ts";
import type { PlanTally } from "../../operations/plan-tally.ts";
import { PRICES_DIGEST, plannedPricesSql, storePricesSql } from "../../operations/planned-prices-sql.ts";
import { findPricesAhead } from "../../selectors/bulk/find-prices-ahead.ts";
import { findUndone } from "../../selectors/bulk/find-undone.ts";
import { sumPlannedValues } from "../../selectors/bulk/sum-planned-values.ts";
import type { PlannedChunk } from "./planned-chunk.ts";
import { setJoins } from "./set-joins.ts";

/** Rows of planned prices, each of some thousand items, looked at in one transaction. */
const ROWS = 5;

interface UndoChunk {
	operationId: string;
	undoesId: string;
	limits: PlanLimits;
	after: string | null;
}

type Row = Required<Pick<PlanTally, "rows" | "moved" | "zero" | "overPercent" | "pricesBefore" | "pricesAfter" | "movers">> & { digest: string };

/**
 * Plans to restore the next prices that an operation set, where they are still the ones it set; what has moved since is left out and counted. It moves prices too
 * far where what it undoes did.
 */
export async function planUndoPriceChunk(scope: VendorScope<"pricing.bulk">, { operationId, undoesId, limits, after }: UndoChunk): Promise<PlannedChunk> {
	const { vendorId } = scope;
	const { reached, percent } = await findUndone(scope, { undoesId, limits });
	if (!reached) return { tally: {}, digest: "", after: null, finished: true };
	const ahead = await findPricesAhead(scope, { operationId: undoesId, after, rows: ROWS });
	const finished = ahead === null || ahead >= reached;
	const upTo = finished ? reached : ahead;
	await setJoins(scope, "in passing");
	const [row] = await scope.write.$queryRaw<Row[]>(Prisma.sql`
		WITH made AS MATERIALIZED (
			SELECT planned.item_id AS id, planned.target_minor AS seen, planned.seen_minor AS target,
				item.price_minor = planned.target_minor AND item.archived_at IS NULL AND NOT item.price_locked AS holds
			FROM (${plannedPricesSql({ vendorId, operationId: undoesId, after, upTo })}) planned
			JOIN item ON item.vendor_id = ${vendorId}::uuid AND item.id = planned.item_id ${after ? Prisma.sql`AND item.id > ${after}::uuid` : Prisma.empty} AND item.id <= ${upTo}::uuid
			WHERE NOT planned.moved
		), plan AS MATERIALIZED (
			SELECT id, seen, target FROM made WHERE holds
		), ${storePricesSql({ vendorId, operationId })}
		SELECT count(*)::int AS rows, ((SELECT count(*) FROM made) - count(*))::int AS moved, count(*) FILTER (WHERE target = 0)::int AS zero,
			count(*) FILTER (WHERE target > 0 AND abs(target - seen) * 100 > target * ${percent}::bigint)::int AS "overPercent",
			coalesce(sum(seen), 0)::text AS "pricesBefore", coalesce(sum(target), 0)::text AS "pricesAfter", ${PRICES_DIGEST} AS digest,
			coalesce((
				SELECT json_agg(json_build_object('sku', item.sku, 'title', item.title, 'beforeMinor', top.seen::text, 'afterMinor', top.target::text))
				FROM (SELECT * FROM plan ORDER BY abs(target - seen) DESC, id LIMIT 10) top
				CROSS JOIN LATERAL (SELECT sku, title FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = top.id OFFSET 0) item
			), '[]') AS movers
		FROM plan`);
	if (!row) throw new Error("An aggregate came back empty.");
	const { digest, ...tally } = row;
	const values = await sumPlannedValues(scope, { operationId, after, upTo });
	await setJoins(scope, "by key");
	return { tally: { ...tally, ...values }, digest, after: upTo, finished };
}
