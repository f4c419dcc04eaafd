import { randomUUID } from "node:crypto";
import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { readLabel } from "../read-label.ts";
import { findNewestRead } from "../selectors/find-newest-read.ts";
import { getListingRead } from "../selectors/get-listing-read.ts";
import { joinByHash } from "./join-by-hash.ts";

const inputSchema = z.strictObject({
	/** The reading that proposed them: L-7 is 7. */
	number: z.int().positive(),
});

interface Accepted {
	count: number;
	/** M-3 is 3. */
	connection: number;
	changeNumber: bigint;
}

/**
 * Pairs what a reading proposed, all that is still open of it: nothing else, for a later reading proposes anew. Order lines that waited are worked off.
 * @throws DomainError not_found; conflict when the reading is not done, or outdated, or nothing of it is open
 */
export async function acceptProposals(scope: VendorScope<"market.read" | "order.write">, input: z.input<typeof inputSchema>): Promise<Accepted> {
	const { number } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const { connectionId, connection, status } = await getListingRead(scope, { number });
	const read = readLabel(number);
	if (status !== "done") throw new DomainError("conflict", say.readNotDone({ read }));
	const newest = await findNewestRead(scope, { connectionId });
	if (newest && newest.number !== number) {
		const later = readLabel(newest.number);
		throw new DomainError("conflict", say.readOutdated({ read, newest: later }), { hint: say.readOutdatedHint({ newest: later }) });
	}
	const decision = randomUUID();
	await joinByHash(scope);
	const count = await scope.write.$executeRaw`
		UPDATE listing SET item_id = proposed_item_id, decision = ${decision}::uuid, paired_read = ${number}
		FROM item
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.item_id IS NULL AND listing.status = 'active'
			AND item.vendor_id = listing.vendor_id AND item.id = listing.proposed_item_id AND item.archived_at IS NULL`;
	if (count === 0) throw new DomainError("conflict", say.nothingProposed({ read }));
	const changeNumber = await recordAudit(scope, {
		action: "accept-proposals",
		subjectKind: "connection",
		subjectId: connectionId,
		after: { number: connection, read, paired: count },
		inverse: { kind: "pairings", connectionId, decision },
	});
	scope.afterCommit({ job: "match-lines", id: connectionId, run: scope.now.getTime(), payload: { vendorId, connectionId } });
	return { count, connection, changeNumber };
}
