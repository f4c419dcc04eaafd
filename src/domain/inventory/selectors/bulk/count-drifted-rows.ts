import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { plannedPricesSql } from "../../operations/planned-prices-sql.ts";
import { editRowHolds, editRowJoins } from "./edit-row-holds.ts";
import { planPriceHolds, planRowHolds, planRowJoins } from "./plan-row-holds.ts";

interface Asked {
	operationId: string;
	/** What the operation writes; see operation-touches.ts. */
	touches: "prices" | "stock" | "items";
}

/** How many rows of a plan that has not run no longer hold: their price, stock or whatever else they change is another one by now. */
export async function countDriftedRows(scope: ReadScope, { operationId, touches }: Asked): Promise<number> {
	const rows = touches === "prices" ? driftedPrices(scope, operationId) : driftedRows(scope, { operationId, touches });
	const [row] = await scope.read.$queryRaw<{ drifted: number }[]>(Prisma.sql`SELECT count(*)::int AS drifted FROM ${rows}`);
	return row?.drifted ?? 0;
}

/** The database joins items as it sees fit: looked up one by one, with their stock, those of a million prices took longer than a person waits. */
function driftedPrices({ vendorId }: ReadScope, operationId: string): Prisma.Sql {
	return Prisma.sql`(${plannedPricesSql({ vendorId, operationId, after: null, upTo: null })} ORDER BY 1 OFFSET 0) plan
		LEFT JOIN item ON item.vendor_id = ${vendorId}::uuid AND item.id = plan.item_id
		WHERE (${planPriceHolds} AND item.archived_at IS NULL) IS NOT TRUE`;
}

function driftedRows({ vendorId }: ReadScope, { operationId, touches }: { operationId: string; touches: "stock" | "items" }): Prisma.Sql {
	const [joins, holds] = touches === "items" ? [editRowJoins(vendorId), editRowHolds] : [planRowJoins(vendorId), planRowHolds];
	return Prisma.sql`bulk_operation_row plan ${joins}
		WHERE plan.vendor_id = ${vendorId}::uuid AND plan.bulk_operation_id = ${operationId}::uuid AND plan.outcome = 'pending' AND (${holds}) IS NOT TRUE`;
}
