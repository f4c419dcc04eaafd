import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { asFallenLow, type FallenLow, fallenLowSql } from "../fallen-low-sql.ts";

interface Asked {
	/** Each item once, and by how many its available copies fell. */
	fallen: readonly { itemId: string; by: number }[];
	limit: number;
}

/** Which of these items became low by what was just written. */
export async function listFallenLow(scope: ReadScope, { fallen, limit }: Asked): Promise<FallenLow> {
	const low = fallenLowSql(scope.vendorId, {
		fallen: Prisma.sql`SELECT * FROM unnest(${fallen.map(({ itemId }) => itemId)}::uuid[], ${fallen.map(({ by }) => by)}::int[]) AS fallen (item_id, by)`,
		within: () => Prisma.empty,
		limit,
	});
	return asFallenLow(await scope.read.$queryRaw(low));
}
