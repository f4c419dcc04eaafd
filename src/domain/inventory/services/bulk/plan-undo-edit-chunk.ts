import { Prisma } from "../../../../generated/prisma/client.ts";
import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { PlanLimits } from "../../operations/plan-limits.ts";
import type { PlanTally } from "../../operations/plan-tally.ts";
import { editRowHoldsInPart, editRowJoins } from "../../selectors/bulk/edit-row-holds.ts";
import { editValuesHeld, movedEditValues } from "../../selectors/bulk/edit-values-held.ts";
import { findRowKeyAhead } from "../../selectors/bulk/find-row-key-ahead.ts";
import { findUndone } from "../../selectors/bulk/find-undone.ts";
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
	| "moved"
	| "partial"
	| "zero"
	| "overPercent"
	| "pricesBefore"
	| "pricesAfter"
	| "valueBefore"
	| "valueAfter"
	| "copiesBefore"
	| "copiesAfter"
	| "carried"
	| "archiving";
type Row = Required<Pick<PlanTally, Figure | "movers" | "stockMovers" | "reasons">> & { digest: string };

/**
 * Plans to restore what the next rows of an edit did: each value that is still as the edit left it, and may be again what it was. Of a row some of whose
 * values have changed since, the others are restored; a row with none left is counted as moved. It moves prices too far where what it undoes did.
 */
export async function planUndoEditChunk(scope: VendorScope<"pricing.bulk">, { operationId, undoesId, limits, after }: UndoChunk): Promise<PlannedChunk> {
	const { vendorId } = scope;
	const { reached, percent } = await findUndone(scope, { undoesId, limits });
	if (!reached) return { tally: {}, digest: "", after: null, finished: true };
	const upTo = await findRowKeyAhead(scope, { operationId: undoesId, after, count: ROWS });
	const range = Prisma.sql`made.item_id <= ${reached}::uuid
		${after ? Prisma.sql`AND made.item_id > ${after}::uuid` : Prisma.empty} ${upTo ? Prisma.sql`AND made.item_id <= ${upTo}::uuid` : Prisma.empty}`;
	const [row] = await scope.write.$queryRaw<Row[]>(Prisma.sql`
		WITH made AS MATERIALIZED (
			SELECT plan.item_id, plan.location_id, plan.to_location_id, item.price_minor AS price, item.sku, item.title, ${editValuesHeld},
				${editRowHoldsInPart} IS TRUE AS holds, format(${say.rowChangedSince()}, ${movedEditValues}) AS changed, ${movedEditValues} IS NOT NULL AS is_partial, (
					SELECT coalesce(sum(place.on_hand), 0) FROM stock_level place WHERE place.vendor_id = ${vendorId}::uuid AND place.item_id = plan.item_id
				) AS copies
			FROM (
				SELECT item_id, location_id, to_location_id, NOT archive AS archive, target_minor AS seen_minor, seen_minor AS target_minor, target_on_hand AS seen_on_hand,
					seen_on_hand AS target_on_hand, -move_copies AS move_copies, target_fields AS seen_fields, seen_fields AS target_fields
				FROM bulk_operation_row made
				WHERE made.vendor_id = ${vendorId}::uuid AND made.bulk_operation_id = ${undoesId}::uuid AND made.outcome = 'pending' AND ${range} ORDER BY item_id OFFSET 0
			) plan ${editRowJoins(vendorId)}
		), plan AS MATERIALIZED (
			SELECT made.*, CASE WHEN is_partial THEN changed END AS reason, coalesce(target_on_hand - seen_on_hand + coalesce(move_copies, 0), 0) AS delta FROM made WHERE holds
		), stored AS (
			INSERT INTO bulk_operation_row (vendor_id, bulk_operation_id, item_id, archive, seen_minor, target_minor, seen_on_hand, target_on_hand, seen_fields, target_fields,
				location_id, to_location_id, move_copies, reason)
			SELECT ${vendorId}::uuid, ${operationId}::uuid, item_id, archive, seen_minor, target_minor, seen_on_hand, target_on_hand, seen_fields, target_fields,
				location_id, to_location_id, move_copies, reason FROM plan ORDER BY item_id
		)
		SELECT
			count(*)::int AS rows, ((SELECT count(*) FROM made) - count(*))::int AS moved, count(reason)::int AS partial, count(*) FILTER (WHERE target_minor = 0)::int AS zero,
			count(*) FILTER (WHERE target_minor > 0 AND abs(target_minor - seen_minor) * 100 > target_minor * ${percent}::bigint)::int AS "overPercent",
			coalesce(sum(seen_minor), 0)::text AS "pricesBefore", coalesce(sum(target_minor), 0)::text AS "pricesAfter",
			coalesce(sum(price * copies), 0)::text AS "valueBefore", coalesce(sum(coalesce(target_minor, price) * (copies + delta)), 0)::text AS "valueAfter",
			coalesce(sum(copies) FILTER (WHERE delta <> 0), 0)::text AS "copiesBefore", coalesce(sum(copies + delta) FILTER (WHERE delta <> 0), 0)::text AS "copiesAfter",
			coalesce(sum(abs(move_copies)), 0)::text AS carried, count(archive)::int AS archiving,
			encode(sha256(convert_to(coalesce(string_agg(
				concat_ws(' ', item_id, coalesce(seen_minor::text, '-'), coalesce(target_minor::text, '-'), coalesce(seen_on_hand::text, '-'), coalesce(target_on_hand::text, '-'),
					coalesce(move_copies::text, '-'), coalesce(archive::text, '-'), target_fields),
				E'\n' ORDER BY item_id), ''), 'UTF8')), 'hex') AS digest,
			coalesce((
				SELECT json_agg(top) FROM (SELECT reason, count(*)::int AS rows FROM plan WHERE reason IS NOT NULL GROUP BY reason ORDER BY count(*) DESC, reason LIMIT 10) top
			), '[]') AS reasons,
			coalesce((
				SELECT json_agg(json_build_object('sku', sku, 'title', title, 'beforeMinor', seen_minor::text, 'afterMinor', target_minor::text))
				FROM (SELECT * FROM plan WHERE target_minor IS NOT NULL ORDER BY abs(target_minor - seen_minor) DESC, item_id LIMIT 10) top
			), '[]') AS movers,
			coalesce((
				SELECT json_agg(json_build_object('sku', sku, 'title', title, 'before', seen_on_hand, 'after', target_on_hand))
				FROM (SELECT * FROM plan WHERE target_on_hand <> seen_on_hand ORDER BY abs(target_on_hand - seen_on_hand) DESC, item_id LIMIT 10) top
			), '[]') AS "stockMovers"
		FROM plan`);
	if (!row) throw new Error("An aggregate came back empty.");
	const { digest, ...tally } = row;
	return { tally, digest, after: upTo, finished: upTo === null };
}
