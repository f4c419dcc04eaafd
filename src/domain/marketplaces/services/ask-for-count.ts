import type { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { decideDriftInput } from "../decide-drift-input.ts";
import { DRIFT_AT_ONCE } from "../drift-at-once.ts";
import { type CountPlace, listCountPlaces } from "../selectors/list-count-places.ts";
import { listDrift } from "../selectors/list-drift.ts";
import { openComparison } from "./open-comparison.ts";

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
	const { read: number, externalId } = parseInput(decideDriftInput, input);
	const { vendorId, now } = scope;
	const { connectionId, connection } = await openComparison(scope, { number });
	const found = await listDrift(scope, { connectionId, externalId, most: DRIFT_AT_ONCE });
	const [first] = found;
	if (!first) throw new DomainError("conflict", externalId === null ? say.driftNone({ connection }) : say.driftOver({ listing: externalId }));
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
	return { connection, items: itemIds.length, places: await listCountPlaces(scope, { itemIds }), rest: first.total - found.length };
}
