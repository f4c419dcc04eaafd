import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { PlanLimits } from "../../operations/plan-limits.ts";
import type { PlanTally } from "../../operations/plan-tally.ts";
import { detailsNow } from "../../selectors/bulk/details-now.ts";
import { findRowKeyAhead } from "../../selectors/bulk/find-row-key-ahead.ts";
import { findUndone } from "../../selectors/bulk/find-undone.ts";
import { planRowJoins } from "../../selectors/bulk/plan-row-holds.ts";
import type { PlannedChunk } from "./planned-chunk.ts";

const ROWS = 5_000;

interface UndoChunk {
	operationId: string;
	undoesId: string;
	limits: PlanLimits;
	after: string | null;
}

type Figure =
	| "rows"
	| "fresh"
	| "moved"
	| "zero"
	| "overPercent"
	| "pricesBefore"
	| "pricesAfter"
	| "valueBefore"
	| "valueAfter"
	| "copiesBefore"
	| "copiesAfter";
type Row = Required<Pick<PlanTally, Figure | "movers">> & { digest: string };

/**
 * Plans to restore what the next rows of an import did: a price or a count that is still the one it set. What has moved since is left
 * out and counted. It moves prices too far where what it undoes did. An item that an import made is archived again, if nobody has touched its price or stock, at any location.
 */
export async function planUndoChunk(scope: VendorScope<"pricing.bulk">, { operationId, undoesId, limits, after }: UndoChunk): Promise<PlannedChunk> {
	const { reached, percent } = await findUndone(scope, { undoesId, limits });
	if (!reached) return { tally: {}, digest: "", after: null, finished: true };
	const upTo = await findRowKeyAhead(scope, { operationId: undoesId, after, count: ROWS });
	const range = Prisma.sql`made.item_id <= ${reached}::uuid
		${after ? Prisma.sql`AND made.item_id > ${after}::uuid` : Prisma.empty} ${upTo ? Prisma.sql`AND made.item_id <= ${upTo}::uuid` : Prisma.empty}`;
	const [row] = await scope.write.$queryRaw<Row[]>(Prisma.sql`
		WITH made AS MATERIALIZED (
			SELECT made.*, made.target_fields IS NOT NULL AND ${detailsNow} || jsonb_build_object('bin', level.bin) @> made.target_fields AS details_hold,
				item.price_minor, item.price_locked, (item.archived_at IS NULL) AS live, coalesce(level.on_hand, 0) AS on_hand, coalesce(level.committed, 0) AS committed, (
				SELECT coalesce(sum(place.on_hand), 0) FROM stock_level place WHERE place.vendor_id = made.vendor_id AND place.item_id = made.item_id
			) AS copies, CASE WHEN made.is_new OR made.archive IS FALSE THEN NOT EXISTS (
				SELECT FROM stock_level place WHERE place.vendor_id = made.vendor_id AND place.item_id = made.item_id AND place.on_hand <> coalesce((
					SELECT brought.target_on_hand FROM bulk_operation_row brought
					WHERE brought.vendor_id = made.vendor_id AND brought.bulk_operation_id = made.bulk_operation_id AND brought.item_id = made.item_id
						AND coalesce(brought.location_id, (SELECT id FROM location WHERE location.vendor_id = made.vendor_id AND is_default)) = place.location_id
				), 0)
			) END AS places_hold
			FROM bulk_operation_row made
			${planRowJoins(scope.vendorId, "made")}
			WHERE made.vendor_id = ${scope.vendorId}::uuid AND made.bulk_operation_id = ${undoesId}::uuid AND made.outcome = 'pending' AND item.id IS NOT NULL AND ${range}
		), judged AS (
			SELECT made.*,
				CASE WHEN is_new OR archive IS FALSE THEN true WHEN archive THEN false END AS archives,
				live AND NOT is_new AND target_minor IS NOT NULL AND price_minor = target_minor AND NOT price_locked AS price_holds,
				CASE WHEN is_new OR archive IS FALSE THEN live AND price_minor = coalesce(target_minor, price_minor) AND places_hold AND committed = 0
					WHEN archive THEN NOT live AND on_hand = coalesce(target_on_hand, on_hand)
					ELSE live AND target_on_hand IS NOT NULL AND on_hand = target_on_hand AND committed <= coalesce(seen_on_hand, 0) END AS holds
			FROM made
		), agreed AS (
			SELECT *, CASE WHEN archives THEN bool_and(holds) OVER (PARTITION BY item_id) ELSE holds END AS stock_holds FROM judged
		), plan AS MATERIALIZED (
			SELECT item_id, place, location_id, sku, price_minor, copies, CASE WHEN stock_holds THEN archives END AS archive,
				CASE WHEN details_hold THEN target_fields END AS seen_fields, CASE WHEN details_hold THEN seen_fields END AS target_fields,
				CASE WHEN price_holds THEN target_minor END AS seen_minor, CASE WHEN price_holds THEN seen_minor END AS target_minor,
				CASE WHEN stock_holds THEN target_on_hand END AS seen_on_hand,
				CASE WHEN stock_holds AND target_on_hand IS NOT NULL THEN coalesce(seen_on_hand, 0) END AS target_on_hand
			FROM agreed WHERE CASE WHEN archives IS NULL THEN price_holds OR stock_holds OR (live AND details_hold) ELSE stock_holds END
		), stored AS (
			INSERT INTO bulk_operation_row (vendor_id, bulk_operation_id, item_id, place, location_id, sku, archive, seen_fields, target_fields, seen_minor, target_minor, seen_on_hand, target_on_hand)
			SELECT ${scope.vendorId}::uuid, ${operationId}::uuid, item_id, place, location_id, sku, archive, seen_fields, target_fields, seen_minor, target_minor, seen_on_hand, target_on_hand FROM plan ORDER BY item_id, place
		)
		SELECT
			count(*)::int AS rows, count(DISTINCT item_id) FILTER (WHERE archive IS NOT NULL)::int AS fresh, ((SELECT count(*) FROM made) - count(*))::int AS moved, count(*) FILTER (WHERE target_minor = 0)::int AS zero,
			count(*) FILTER (WHERE target_minor > 0 AND abs(target_minor - seen_minor) * 100 > target_minor * ${percent}::bigint)::int AS "overPercent",
			coalesce(sum(price_minor * copies), 0)::text AS "valueBefore",
			coalesce(sum(coalesce(target_minor, price_minor) * greatest(copies + coalesce(target_on_hand - seen_on_hand, 0), 0)), 0)::text AS "valueAfter",
			coalesce(sum(seen_minor), 0)::text AS "pricesBefore", coalesce(sum(target_minor), 0)::text AS "pricesAfter",
			coalesce(sum(seen_on_hand), 0)::text AS "copiesBefore", coalesce(sum(target_on_hand), 0)::text AS "copiesAfter",
			encode(sha256(convert_to(coalesce(string_agg(
				concat_ws(' ', item_id, nullif(place, 0), coalesce(seen_minor::text, '-'), coalesce(target_minor::text, '-'), coalesce(seen_on_hand::text, '-'), coalesce(target_on_hand::text, '-'), archive, target_fields),
				E'\n' ORDER BY item_id, place), ''), 'UTF8')), 'hex') AS digest,
			coalesce((
				SELECT json_agg(json_build_object('sku', item.sku, 'title', item.title, 'beforeMinor', top.seen_minor::text, 'afterMinor', top.target_minor::text))
				FROM (SELECT * FROM plan WHERE target_minor IS NOT NULL ORDER BY abs(target_minor - seen_minor) DESC, item_id LIMIT 10) top
				CROSS JOIN LATERAL (SELECT sku, title FROM item WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = top.item_id OFFSET 0) item
			), '[]') AS movers
		FROM plan`);
	if (!row) throw new Error("An aggregate came back empty.");
	const { digest, ...tally } = row;
	return { tally, digest, after: upTo, finished: upTo === null };
}
