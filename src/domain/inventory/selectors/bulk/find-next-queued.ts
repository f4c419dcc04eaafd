import type { ReadScope } from "../../../core/permissions/scopes.ts";

interface Queued {
	id: string;
	slice: number;
	confirmedBy: string | null;
}

/** The vendor's operation that waits longest for its turn, or null. */
export function findNextQueued(scope: ReadScope): Promise<Queued | null> {
	return scope.read.bulkOperation.findFirst({
		where: { vendorId: scope.vendorId, status: "queued", heldSince: null },
		select: { id: true, slice: true, confirmedBy: true },
		orderBy: [{ touchedAt: "asc" }, { number: "asc" }],
	});
}
