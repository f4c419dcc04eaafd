import { Prisma } from "../../../../generated/prisma/client.ts";
import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { gradeByCategory } from "../../items/grade-by-category.ts";
import type { ItemEdit } from "../../items/item-edit-schema.ts";
import type { ErrorPolicy, OperationSource } from "../../operations/bulk-operation.ts";
import type { PlanLimits } from "../../operations/plan-limits.ts";
import type { PlanTally } from "../../operations/plan-tally.ts";
import { marketWindow } from "../../price-rules/market-window.ts";
import { priceRuleReasonSql } from "../../price-rules/price-rule-reason-sql.ts";
import { priceRuleSql } from "../../price-rules/price-rule-sql.ts";
import { findKeyAhead } from "../../selectors/bulk/find-key-ahead.ts";
import { listCategoryMoves } from "../../selectors/bulk/list-category-moves.ts";
import { getDefaultLocation } from "../../selectors/get-default-location.ts";
import { itemFilter } from "../../selectors/item-filter.ts";
import type { PlannedChunk } from "./planned-chunk.ts";

/** Items looked at in one transaction. */
const ITEMS = 5_000;
/** Minor units: what an item can cost at most. */
const MAX_MINOR = 10n ** 12n;

interface EditChunk {
	operationId: string;
	source: Extract<OperationSource, { kind: "filter" }>;
	edit: ItemEdit;
	errorPolicy: ErrorPolicy;
	limits: PlanLimits;
	after: string | null;
}

type Row = Omit<PlanTally, "fresh" | "moved" | "problems" | "differing" | "tooHigh"> & { digest: string };

/**
 * Plans the next items after a key, in one statement: what each of its values becomes, and why one can't. A row with such a value is `failed`,
 * unless the operation ignores what can't be done and something is left to do.
 */
export async function planEditChunk(scope: VendorScope, { operationId, source, edit, errorPolicy, limits, after }: EditChunk): Promise<PlannedChunk> {
	const { vendorId } = scope;
	const lets = await itemFilter(scope, source);
	const upTo = await findKeyAhead(scope, { after, count: ITEMS });
	const items = Prisma.sql`${lets} ${after ? Prisma.sql`AND item.id > ${after}::uuid` : Prisma.empty} ${upTo ? Prisma.sql`AND item.id <= ${upTo}::uuid` : Prisma.empty}`;
	const placeId = source.location?.id ?? (await getDefaultLocation(scope)).id;
	const { category, condition, quantity, bin, locationId: toId, archive } = edit;
	const moves = category === undefined ? [] : await listCategoryMoves(scope, { items, category, condition });
	const grades = condition === undefined ? [] : gradeByCategory(condition);
	const market = marketWindow(scope.now, limits);
	const price = Prisma.sql`item.price_minor`;
	const ruled = edit.price ? priceRuleSql(edit.price, price, market) : Prisma.sql`NULL::bigint`;
	const unruled = edit.price ? priceRuleReasonSql(edit.price, price, market) : Prisma.sql`NULL::text`;
	const wanted = !quantity
		? Prisma.sql`coalesce(level.on_hand, 0)::bigint`
		: quantity.by === "add"
			? Prisma.sql`coalesce(level.on_hand, 0)::bigint + ${quantity.copies}::int`
			: Prisma.sql`${quantity.copies}::bigint`;
	const levelAt = (location: string | null) => Prisma.sql`(
		SELECT on_hand, committed, bin FROM stock_level
		WHERE stock_level.vendor_id = item.vendor_id AND stock_level.item_id = item.id AND stock_level.location_id = ${location}::uuid OFFSET 0
	)`;
	const [row] = await scope.write.$queryRaw<Row[]>(Prisma.sql`
		WITH moves AS MATERIALIZED (
			SELECT * FROM json_to_recordset(${JSON.stringify(moves)}::json) AS given (id uuid, condition text, attributes jsonb, fault text)
		), grades AS MATERIALIZED (
			SELECT * FROM json_to_recordset(${JSON.stringify(grades)}::json) AS given (category text, condition text, fault text)
		), looked AS MATERIALIZED (
			SELECT item.id, item.price_minor AS seen, ${ruled} AS ruled, ${unruled} AS unruled, item.cost_minor AS cost, item.price_locked AS locked, item.is_single_copy AS single,
				item.category, item.condition, item.attributes, coalesce(level.on_hand, 0) AS on_hand, coalesce(level.committed, 0) AS committed, ${wanted} AS wanted,
				${toId === undefined ? Prisma.sql`level.bin` : Prisma.sql`other.bin`} AS bin, coalesce(other.on_hand, 0) AS there, total.copies, total.held
			FROM item
			LEFT JOIN LATERAL ${levelAt(placeId)} level ON true
			LEFT JOIN LATERAL ${levelAt(toId ?? null)} other ON true
			CROSS JOIN LATERAL (
				SELECT coalesce(sum(on_hand), 0) AS copies, coalesce(sum(committed), 0) AS held FROM stock_level
				WHERE stock_level.vendor_id = item.vendor_id AND stock_level.item_id = item.id
			) total
			WHERE ${items}
		), aimed AS (
			SELECT looked.*,
				CASE WHEN ruled <> seen AND NOT locked THEN nullif(greatest(ruled, ${limits.floor}::bigint), seen) END AS price,
				moves.id IS NOT NULL AS moves, moves.attributes AS new_attributes,
				CASE WHEN moves.id IS NOT NULL THEN ${category ?? null}::text ELSE looked.category END AS new_category,
				CASE WHEN moves.id IS NOT NULL THEN moves.condition ELSE coalesce(grades.condition, looked.condition) END AS new_condition,
				CASE WHEN moves.id IS NOT NULL THEN moves.fault ELSE grades.fault END AS kind_fault,
				CASE WHEN wanted = on_hand THEN NULL
					WHEN wanted < 0 THEN format(${say.rowTooFew({ copies: "%s" })}, on_hand)
					WHEN wanted > 2147483647 THEN ${say.rowTooMany()}
					WHEN wanted < on_hand AND wanted < committed THEN format(${say.rowBelowCommitted({ wanted: "%s", committed: "%s" })}, wanted, committed)
					WHEN single AND copies - on_hand + wanted > 1 THEN ${say.rowSingleCopy()} END AS stock_fault
			FROM looked LEFT JOIN moves ON moves.id = looked.id LEFT JOIN grades ON grades.category = looked.category
		), valued AS (
			SELECT aimed.*,
				CASE WHEN price > ${MAX_MINOR}::bigint THEN ${say.rowTooDear()} END AS price_fault,
				CASE WHEN stock_fault IS NULL THEN wanted ELSE on_hand END AS counted,
				CASE WHEN ${toId !== undefined} AND stock_fault IS NULL THEN least(greatest(wanted - committed, 0), 2147483647 - there) ELSE 0 END AS move,
				kind_fault IS NULL AND (new_category <> category OR new_condition <> condition) AS sets_kind,
				${bin !== undefined} AND bin IS DISTINCT FROM ${bin ?? null}::text AS sets_bin
			FROM aimed
		), judged AS (
			SELECT valued.*, price IS NOT NULL AND price_fault IS NULL AS sets_price, counted <> on_hand OR move > 0 AS sets_stock,
				CASE WHEN NOT ${archive ?? false} THEN NULL
					WHEN held > 0 THEN format(${say.rowHeld({ copies: "%s" })}, held)
					WHEN copies - on_hand + counted > 0 THEN format(${say.rowInStock({ copies: "%s" })}, copies - on_hand + counted) END AS archive_fault
			FROM valued
		), sorted AS (
			SELECT judged.*, nullif(concat_ws('; ', price_fault, stock_fault, kind_fault, archive_fault), '') AS reason,
				sets_price OR sets_stock OR sets_kind OR sets_bin OR (${archive ?? false} AND archive_fault IS NULL) AS does
			FROM judged
		), plan AS MATERIALIZED (
			SELECT id, seen, cost, copies, on_hand, reason, does AND (reason IS NULL OR ${errorPolicy === "ignore"}) AS doing,
				CASE WHEN sets_price THEN price END AS price, CASE WHEN sets_stock THEN counted - move END AS final, nullif(move, 0) AS move,
				CASE WHEN sets_stock THEN counted - on_hand ELSE 0 END AS delta,
				CASE WHEN ${archive ?? false} AND archive_fault IS NULL THEN true END AS archive,
				nullif(CASE WHEN sets_kind THEN jsonb_build_object('category', category, 'condition', condition) ELSE '{}' END
					|| CASE WHEN sets_kind AND moves THEN jsonb_build_object('attributes', attributes) ELSE '{}' END
					|| CASE WHEN sets_bin THEN jsonb_build_object('bin', bin) ELSE '{}' END, '{}') AS seen_fields,
				nullif(CASE WHEN sets_kind THEN jsonb_build_object('category', new_category, 'condition', new_condition) ELSE '{}' END
					|| CASE WHEN sets_kind AND moves THEN jsonb_build_object('attributes', new_attributes) ELSE '{}' END
					|| CASE WHEN sets_bin THEN jsonb_build_object('bin', ${bin ?? null}::text) ELSE '{}' END, '{}') AS target_fields
			FROM sorted WHERE does OR reason IS NOT NULL
		), doing AS (
			SELECT * FROM plan WHERE doing
		), stored AS (
			INSERT INTO bulk_operation_row (vendor_id, bulk_operation_id, item_id, archive, seen_minor, target_minor, seen_on_hand, target_on_hand, seen_fields, target_fields,
				location_id, to_location_id, move_copies, outcome, reason)
			SELECT ${vendorId}::uuid, ${operationId}::uuid, id, archive, CASE WHEN price IS NOT NULL THEN seen END, price, CASE WHEN final IS NOT NULL THEN on_hand END, final,
				seen_fields, target_fields, ${placeId}::uuid, ${toId ?? null}::uuid, move, 'pending', reason FROM doing
			UNION ALL
			SELECT ${vendorId}::uuid, ${operationId}::uuid, id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'failed', reason FROM plan WHERE NOT doing
			ORDER BY 3
		)
		SELECT
			count(*)::int AS rows,
			(SELECT count(*) FROM sorted WHERE NOT does AND reason IS NULL)::int AS same,
			(SELECT count(*) FROM plan WHERE NOT doing)::int AS failed,
			count(*) FILTER (WHERE reason IS NOT NULL)::int AS partial,
			(SELECT count(*) FROM looked WHERE ruled <> seen AND locked)::int AS locked,
			(SELECT count(*) FROM looked WHERE unruled = 'no-market')::int AS "noMarket",
			(SELECT count(*) FROM looked WHERE unruled = 'stale-market')::int AS "staleMarket",
			(SELECT count(*) FROM looked WHERE unruled = 'future-market')::int AS "futureMarket",
			(SELECT count(*) FROM looked WHERE unruled = 'asked')::int AS asked,
			(SELECT count(*) FROM looked WHERE unruled = 'skipped')::int AS skipped,
			(SELECT count(*) FROM looked WHERE unruled = 'no-rule')::int AS "noRule",
			coalesce((
				SELECT json_agg(item.sku ORDER BY item.id)
				FROM (SELECT id FROM looked WHERE unruled = 'asked' ORDER BY id LIMIT 10) first
				CROSS JOIN LATERAL (SELECT id, sku FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = first.id OFFSET 0) item
			), '[]') AS "askedSkus",
			count(*) FILTER (WHERE price = 0)::int AS zero,
			count(*) FILTER (WHERE abs(price - seen) * 2 > seen)::int AS steep,
			count(*) FILTER (WHERE price < cost)::int AS "belowCost",
			count(*) FILTER (WHERE seen > 0 AND abs(price - seen) * 100 > seen * ${limits.percent}::bigint)::int AS "overPercent",
			(SELECT count(*) FROM looked WHERE ruled <> seen AND ruled < ${limits.floor}::bigint AND NOT locked)::int AS "atFloor",
			coalesce(sum(seen) FILTER (WHERE price IS NOT NULL), 0)::text AS "pricesBefore", coalesce(sum(price), 0)::text AS "pricesAfter",
			coalesce(sum(seen * copies), 0)::text AS "valueBefore", coalesce(sum(coalesce(price, seen) * (copies + delta)), 0)::text AS "valueAfter",
			coalesce(sum(on_hand) FILTER (WHERE delta <> 0), 0)::text AS "copiesBefore", coalesce(sum(on_hand + delta) FILTER (WHERE delta <> 0), 0)::text AS "copiesAfter",
			coalesce(sum(move), 0)::text AS carried, count(archive)::int AS archiving,
			encode(sha256(convert_to(coalesce((
				SELECT string_agg(concat_ws(' ', id, doing, seen, coalesce(price::text, '-'), on_hand, coalesce(final::text, '-'), coalesce(move::text, '-'), coalesce(archive::text, '-'),
					coalesce(target_fields::text, '-'), reason), E'\n' ORDER BY id) FROM plan
			), ''), 'UTF8')), 'hex') AS digest,
			coalesce((
				SELECT json_agg(top) FROM (SELECT reason, count(*)::int AS rows FROM plan WHERE reason IS NOT NULL GROUP BY reason ORDER BY count(*) DESC, reason LIMIT 10) top
			), '[]') AS reasons,
			coalesce((
				SELECT json_agg(json_build_object('sku', item.sku, 'title', item.title, 'beforeMinor', top.seen::text, 'afterMinor', top.price::text))
				FROM (SELECT id, seen, price FROM doing WHERE price IS NOT NULL ORDER BY abs(price - seen) DESC, id LIMIT 10) top
				CROSS JOIN LATERAL (SELECT sku, title FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = top.id OFFSET 0) item
			), '[]') AS movers,
			coalesce((
				SELECT json_agg(json_build_object('sku', item.sku, 'title', item.title, 'before', top.on_hand, 'after', top.final))
				FROM (SELECT id, on_hand, final FROM doing WHERE final <> on_hand ORDER BY abs(final - on_hand) DESC, id LIMIT 10) top
				CROSS JOIN LATERAL (SELECT sku, title FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = top.id OFFSET 0) item
			), '[]') AS "stockMovers"
		FROM doing`);
	if (!row) throw new Error("An aggregate came back empty.");
	const { digest, ...tally } = row;
	return { tally, digest, after: upTo, finished: upTo === null };
}
