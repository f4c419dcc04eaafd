import type { ReadScope } from "../../core/permissions/scopes.ts";

export interface Zeroing {
	/** Listings of known items that are for sale there. */
	active: number;
	/** Of them, those that are about to be shown as sold out, or were within the last minutes. */
	zeroing: number;
}

/** Minutes that are looked at together: what runs dry one by one counts as what runs dry at once. */
const WINDOW = 10;

/** How many of a connection's listings run dry. */
export async function countZeroing(scope: ReadScope<"delivery.settle">, { connectionId }: { connectionId: string }): Promise<Zeroing> {
	const [counts] = await scope.read.$queryRaw<Zeroing[]>`
		SELECT count(*)::int AS active,
			count(*) FILTER (WHERE wanted_quantity = 0 AND (zeroed_at > ${scope.now}::timestamptz - make_interval(mins => ${WINDOW})
				OR (push_due_at IS NOT NULL AND coalesce(acked_quantity, seen_quantity, 1) > 0)))::int AS zeroing
		FROM listing WHERE vendor_id = ${scope.vendorId}::uuid AND connection_id = ${connectionId}::uuid AND status = 'active' AND item_id IS NOT NULL`;
	return counts ?? { active: 0, zeroing: 0 };
}
