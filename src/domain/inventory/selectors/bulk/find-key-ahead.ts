import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** The id of the vendor's item that stands `count` places after a key, in the order of ids; null when there are not that many. */
export async function findKeyAhead(scope: ReadScope, { after, count }: { after: string | null; count: number }): Promise<string | null> {
	const from = after ? Prisma.sql`AND id > ${after}::uuid` : Prisma.empty;
	const [row] = await scope.read.$queryRaw<{ id: string }[]>(Prisma.sql`
		SELECT id FROM item WHERE vendor_id = ${scope.vendorId}::uuid ${from} ORDER BY id OFFSET ${count - 1} LIMIT 1`);
	return row?.id ?? null;
}
