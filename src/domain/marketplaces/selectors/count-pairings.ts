import type { ReadScope } from "../../core/permissions/scopes.ts";

export interface Pairings {
	/** For sale there, */
	active: number;
	/** and paired with an item; */
	paired: number;
	/** of those, in the reading that was asked for. */
	pairedNow: number;
	/** For sale there without an item, one being proposed. */
	proposed: number;
	/** For sale there without an item, and none is proposed. */
	unpaired: number;
}

/** How a connection's listings are paired with items; `read` is a reading's number. */
export async function countPairings(scope: ReadScope, { connectionId, read }: { connectionId: string; read: number }): Promise<Pairings> {
	const [counts] = await scope.read.$queryRaw<Pairings[]>`
		SELECT count(*)::int AS active, count(item_id)::int AS paired, count(*) FILTER (WHERE item_id IS NOT NULL AND paired_read = ${read})::int AS "pairedNow",
			count(*) FILTER (WHERE item_id IS NULL AND proposed_item_id IS NOT NULL)::int AS proposed,
			count(*) FILTER (WHERE item_id IS NULL AND proposed_item_id IS NULL)::int AS unpaired
		FROM listing WHERE vendor_id = ${scope.vendorId}::uuid AND connection_id = ${connectionId}::uuid AND status = 'active'`;
	return counts ?? { active: 0, paired: 0, pairedNow: 0, proposed: 0, unpaired: 0 };
}
