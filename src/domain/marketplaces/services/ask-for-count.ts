import type { z } from "zod";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import type { decideDriftInput } from "../decide-drift-input.ts";
import { type CountPlace, listCountPlaces } from "../selectors/list-count-places.ts";
import { openDrift } from "./open-drift.ts";

interface ToCount {
	connection: number;
	/** Items, and where each of them lies. */
	items: number;
	places: CountPlace[];
	/** Listings beyond what one decision goes through. */
	rest: number;
}

/**
 * Says that what differs is to be counted: it is shown as that until the numbers agree, and the answer tells where to look.
 * @throws DomainError not_found; conflict when a later comparison has been made, or nothing differs any more
 */
export async function askForCount(
	scope: VendorScope<"market.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof decideDriftInput>,
): Promise<ToCount> {
	const { vendorId, now } = scope;
	const { comparison, found, rest } = await openDrift(scope, input);
	const { connectionId, connection } = comparison;
	await scope.write.listing.updateMany({
		where: { vendorId, id: { in: found.map(({ listingId }) => listingId) }, countAskedAt: null },
		data: { countAskedAt: now },
	});
	const itemIds = [...new Set(found.map(({ itemId }) => itemId))];
	await recordAudit(scope, {
		action: "ask-for-count",
		subjectKind: "connection",
		subjectId: connectionId,
		after: { number: connection, items: itemIds.length },
	});
	return { connection, items: itemIds.length, places: await listCountPlaces(scope, { itemIds }), rest };
}
