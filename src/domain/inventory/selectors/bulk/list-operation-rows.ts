import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";

interface Asked {
	operationId: string;
	/** Rows up to this item are behind the run; null before it. */
	reached: string | null;
	limit: number;
	/** Only rows that were not done, or can't be, whole. */
	troubled?: boolean;
}

type Fields = Readonly<Record<string, unknown>> | null;

/** One row of an operation with what it changes, before and after; null for what it leaves alone. Amounts in minor units. */
export interface OperationRow {
	sku: string;
	title: string;
	archive: boolean | null;
	seenMinor: bigint | null;
	targetMinor: bigint | null;
	seenOnHand: number | null;
	targetOnHand: number | null;
	moveCopies: number | null;
	seenFields: Fields;
	targetFields: Fields;
	/** Names of locations. */
	location: string | null;
	toLocation: string | null;
	outcome: "pending" | "moved" | "failed";
	reason: string | null;
	isReached: boolean;
}

/** The rows of an operation, in the order of their items; lines of a file that change nothing are left out. */
export function listOperationRows(scope: ReadScope, { operationId, reached, limit, troubled = false }: Asked): Promise<OperationRow[]> {
	const { vendorId } = scope;
	const name = (id: Prisma.Sql) => Prisma.sql`(SELECT name FROM location WHERE location.vendor_id = ${vendorId}::uuid AND location.id = ${id})`;
	return scope.read.$queryRaw<OperationRow[]>(Prisma.sql`
		SELECT coalesce(item.sku, plan.sku, '') AS sku, coalesce(item.title, plan.fields->>'title', '') AS title, plan.archive, plan.seen_minor AS "seenMinor", plan.target_minor AS "targetMinor",
			plan.seen_on_hand AS "seenOnHand", plan.target_on_hand AS "targetOnHand", plan.move_copies AS "moveCopies", plan.seen_fields AS "seenFields", plan.target_fields AS "targetFields",
			${name(Prisma.sql`plan.location_id`)} AS location, ${name(Prisma.sql`plan.to_location_id`)} AS "toLocation", plan.outcome, plan.reason,
			coalesce(plan.item_id <= ${reached}::uuid, false) AS "isReached"
		FROM (
			SELECT * FROM bulk_operation_line row WHERE row.vendor_id = ${vendorId}::uuid AND row.bulk_operation_id = ${operationId}::uuid AND row.outcome <> 'same'
				${troubled ? Prisma.sql`AND (row.outcome <> 'pending' OR row.reason IS NOT NULL)` : Prisma.empty}
			ORDER BY row.item_id, row.place LIMIT ${limit}
		) plan
		LEFT JOIN LATERAL (SELECT sku, title FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = plan.item_id OFFSET 0) item ON true
		ORDER BY plan.item_id, plan.place`);
}
