import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";

interface KeyAhead {
	operationId: string;
	after: string | null;
	count: number;
}

/** The item id of the plan's row that stands `count` places after a key; null when there are not that many. */
export async function findRowKeyAhead(scope: ReadScope, { operationId, after, count }: KeyAhead): Promise<string | null> {
	const from = after ? Prisma.sql`AND item_id > ${after}::uuid` : Prisma.empty;
	const [row] = await scope.read.$queryRaw<{ id: string }[]>(Prisma.sql`
		SELECT item_id AS id FROM bulk_operation_row
		WHERE vendor_id = ${scope.vendorId}::uuid AND bulk_operation_id = ${operationId}::uuid ${from} ORDER BY item_id OFFSET ${count - 1} LIMIT 1`);
	return row?.id ?? null;
}
