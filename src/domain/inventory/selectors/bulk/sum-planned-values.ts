import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { PlanTally } from "../../operations/plan-tally.ts";
import { plannedPricesSql } from "../../operations/planned-prices-sql.ts";

interface Chunk {
	operationId: string;
	/** Its items lie behind this one, up to and with the other; null: to the last. */
	after: string | null;
	upTo: string | null;
}

type Values = Pick<PlanTally, "valueBefore" | "valueAfter" | "copiesBefore" | "copiesAfter">;

/**
 * Copies of the items in a chunk of a plan of prices, and price times copies before and after, over all locations. With joins in passing the levels are passed
 * once along their keys: looked up item by item, they took as long as the prices.
 */
export async function sumPlannedValues(scope: ReadScope, { operationId, after, upTo }: Chunk): Promise<Values> {
	const { vendorId } = scope;
	const [sums] = await scope.read.$queryRaw<(Pick<Values, "valueBefore" | "valueAfter"> & { copies: string })[]>(Prisma.sql`
		SELECT coalesce(sum(plan.seen_minor::numeric * level.on_hand), 0)::text AS "valueBefore",
			coalesce(sum(plan.target_minor::numeric * level.on_hand), 0)::text AS "valueAfter", coalesce(sum(level.on_hand), 0)::text AS copies
		FROM (${plannedPricesSql({ vendorId, operationId, after, upTo })} ORDER BY 1 OFFSET 0) plan JOIN stock_level level ON level.vendor_id = ${vendorId}::uuid AND level.item_id = plan.item_id
			${after ? Prisma.sql`AND level.item_id > ${after}::uuid` : Prisma.empty} ${upTo ? Prisma.sql`AND level.item_id <= ${upTo}::uuid` : Prisma.empty}
		WHERE level.on_hand > 0`);
	if (!sums) throw new Error("An aggregate came back empty.");
	const { copies, ...values } = sums;
	return { ...values, copiesBefore: copies, copiesAfter: copies };
}
