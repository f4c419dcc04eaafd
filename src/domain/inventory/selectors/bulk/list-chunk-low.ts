import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { asFallenLow, type FallenLow, fallenLowSql } from "../../fallen-low-sql.ts";

interface Chunk {
	operationId: string;
	/** Its rows lie behind this item, up to and with the other. */
	after: string | null;
	upTo: string;
	limit: number;
}

/** Which items became low by a chunk of a bulk operation that was just written. What moved to another location is not gone. */
export async function listChunkLow(scope: ReadScope, { operationId, after, upTo, limit }: Chunk): Promise<FallenLow> {
	const within = (key: Prisma.Sql) => Prisma.sql`${after ? Prisma.sql`AND ${key} > ${after}::uuid` : Prisma.empty} AND ${key} <= ${upTo}::uuid`;
	const low = fallenLowSql(scope.vendorId, {
		fallen: Prisma.sql`
			SELECT item_id, sum(coalesce(seen_on_hand, 0) - target_on_hand - coalesce(move_copies, 0)) AS by FROM bulk_operation_row plan
			WHERE vendor_id = ${scope.vendorId}::uuid AND bulk_operation_id = ${operationId}::uuid AND outcome = 'pending' ${within(Prisma.sql`item_id`)}
				AND NOT is_new AND target_on_hand IS NOT NULL
			GROUP BY item_id HAVING sum(coalesce(seen_on_hand, 0) - target_on_hand - coalesce(move_copies, 0)) > 0`,
		within,
		limit,
	});
	return asFallenLow(await scope.read.$queryRaw(low));
}
