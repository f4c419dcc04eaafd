import { Prisma } from "../../../generated/prisma/client.ts";

/** Items that are planned in one row, and changed in one transaction: many enough to pay for its round trips, few enough that a sale waits a tenth of a second at most. */
const TOGETHER = 5_000;

interface Planned {
	vendorId: string;
	operationId: string;
}

/**
 * Parts of a statement that store a plan of prices: of `plan (id, seen, target)`, a part before them, they make `together (ids, seen, targets)`, one for each row that
 * is written.
 */
export function storePricesSql({ vendorId, operationId }: Planned): Prisma.Sql {
	return Prisma.sql`together AS MATERIALIZED (
			SELECT array_agg(id ORDER BY id) AS ids, array_agg(seen ORDER BY id) AS seen, array_agg(target ORDER BY id) AS targets
			FROM (SELECT *, (row_number() OVER (ORDER BY id) - 1) / ${TOGETHER}::int AS part FROM plan) numbered GROUP BY part
		), stored AS (
			INSERT INTO bulk_operation_prices (vendor_id, bulk_operation_id, up_to, item_ids, seen_minor, target_minor)
			SELECT ${vendorId}::uuid, ${operationId}::uuid, ids[cardinality(ids)], ids, seen, targets FROM together
		)`;
}

/** SHA-256 over what they store, in its order: an expression. */
export const PRICES_DIGEST = Prisma.sql`(
	SELECT encode(sha256(coalesce(string_agg(array_send(ids) || array_send(seen) || array_send(targets), '' ORDER BY ids[1]), '')), 'hex') FROM together
)`;

interface Range extends Planned {
	/** The rows behind the one that ends with this item, up to and with the one that ends with the other; null: from the first, to the last. */
	after: string | null;
	upTo: string | null;
}

/** The planned prices of some of an operation's rows, item by item: a query of `item_id, seen_minor, target_minor, moved`. */
export function plannedPricesSql({ vendorId, operationId, after, upTo }: Range): Prisma.Sql {
	return Prisma.sql`
		SELECT one.item_id, one.seen_minor, one.target_minor, coalesce(one.moved, false) AS moved
		FROM bulk_operation_prices prices
		CROSS JOIN LATERAL unnest(prices.item_ids, prices.seen_minor, prices.target_minor, prices.moved) AS one (item_id, seen_minor, target_minor, moved)
		WHERE prices.vendor_id = ${vendorId}::uuid AND prices.bulk_operation_id = ${operationId}::uuid
			${after ? Prisma.sql`AND prices.up_to > ${after}::uuid` : Prisma.empty} ${upTo ? Prisma.sql`AND prices.up_to <= ${upTo}::uuid` : Prisma.empty}`;
}
