import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { PlanTally } from "../../operations/plan-tally.ts";

interface Chunk {
	operationId: string;
	/** Its rows lie behind this item, up to and with the other; null: to the last. */
	after: string | null;
	upTo: string | null;
}

type Values = Pick<PlanTally, "valueBefore" | "valueAfter" | "copiesBefore" | "copiesAfter">;

/**
 * Copies of the items in a chunk of a reprice's plan, and price times copies before and after, over all locations. With joins in passing both tables are passed
 * once along their keys: looked up item by item, their levels took as long as the prices.
 */
export async function sumPlannedValues(scope: ReadScope, { operationId, after, upTo }: Chunk): Promise<Values> {
	const within = (key: Prisma.Sql) =>
		Prisma.sql`${after ? Prisma.sql`AND ${key} > ${after}::uuid` : Prisma.empty} ${upTo ? Prisma.sql`AND ${key} <= ${upTo}::uuid` : Prisma.empty}`;
	const [sums] = await scope.read.$queryRaw<(Pick<Values, "valueBefore" | "valueAfter"> & { copies: string })[]>(Prisma.sql`
		SELECT coalesce(sum(plan.seen_minor::numeric * level.on_hand), 0)::text AS "valueBefore",
			coalesce(sum(plan.target_minor::numeric * level.on_hand), 0)::text AS "valueAfter", coalesce(sum(level.on_hand), 0)::text AS copies
		FROM bulk_operation_row plan JOIN stock_level level ON level.vendor_id = ${scope.vendorId}::uuid AND level.item_id = plan.item_id ${within(Prisma.sql`level.item_id`)}
		WHERE plan.vendor_id = ${scope.vendorId}::uuid AND plan.bulk_operation_id = ${operationId}::uuid ${within(Prisma.sql`plan.item_id`)} AND level.on_hand > 0`);
	if (!sums) throw new Error("An aggregate came back empty.");
	const { copies, ...values } = sums;
	return { ...values, copiesBefore: copies, copiesAfter: copies };
}
