import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import type { ListingRead } from "../listing-read.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { READ_LEASE } from "../read-lease.ts";
import { countPairings } from "../selectors/count-pairings.ts";
import { findListingRead } from "../selectors/find-listing-read.ts";
import { endUnseen } from "./end-unseen.ts";
import { failRead } from "./fail-read.ts";
import { pairByFacts } from "./pair-by-facts.ts";
import { proposeItems } from "./propose-items.ts";
import { tellRead } from "./tell-read.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid(), readId: z.uuid(), slice: z.int().positive() });

const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * The next step of a reading whose pages are all there: first what is gone ends, and what has an id in common is paired; then items are proposed, some
 * listings a call. False when it is over, or in other hands.
 */
export async function pairListings(scope: VendorScope<"delivery.settle" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<boolean> {
	const { connectionId, readId, slice } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const [held] = await scope.write.$queryRaw<{ cursor: string | null }[]>`
		UPDATE listing_read SET faults = 0, due_at = now() + make_interval(secs => ${READ_LEASE})
		WHERE vendor_id = ${vendorId}::uuid AND id = ${readId}::uuid AND connection_id = ${connectionId}::uuid AND slice = ${slice} AND status = 'pairing'
		RETURNING cursor`;
	const read = held && (await findListingRead(scope, { readId }));
	if (!read) return false;
	if (held.cursor === null) {
		// More likely the key sees nothing there than that all was taken off sale.
		if (read.listings === 0 && (await countPairings(scope, { connectionId, read: read.number })).active > 0) {
			await failRead(scope, { readId, reason: say.readSawNothing({ marketplace: marketplaceTitle(read.marketplace) }) });
			return false;
		}
		const ended = read.isLossy ? 0 : await endUnseen(scope, { connectionId, read: read.number, since: read.createdAt });
		await pairByFacts(scope, { connectionId, read: read.number });
		await scope.write.listingRead.updateMany({ where: { vendorId, id: readId }, data: { cursor: FIRST, ended } });
		return true;
	}
	const after = await proposeItems(scope, { connectionId, after: held.cursor });
	if (after !== null) await scope.write.listingRead.updateMany({ where: { vendorId, id: readId }, data: { cursor: after } });
	else await finish(scope, read);
	return after !== null;
}

async function finish(scope: VendorScope<"delivery.settle" | "inventory.read">, { id: readId, number, connectionId, connection, ended }: ListingRead) {
	const { vendorId } = scope;
	await scope.write.listingRead.updateMany({ where: { vendorId, id: readId }, data: { status: "done", cursor: null, finishedAt: scope.now } });
	const { active, pairedNow, proposed, unpaired } = await countPairings(scope, { connectionId, read: number });
	await recordAudit(scope, {
		action: "pair-listings",
		subjectKind: "connection",
		subjectId: connectionId,
		after: { number: connection, read: `L-${number}`, listings: active, paired: pairedNow, proposed, unpaired, ended },
	});
	await tellRead(scope, { readId });
	// What it saw is compared once the orders up to now have been asked for: what sold there is no difference.
	await scope.write.connection.updateMany({ where: { vendorId, id: connectionId }, data: { dueAt: scope.now } });
	scope.afterCommit({ job: "watch-connection", id: connectionId, run: `L${number}`, payload: { vendorId, connectionId } });
	if (pairedNow > 0) scope.afterCommit({ job: "match-lines", id: connectionId, run: `L${number}`, payload: { vendorId, connectionId } });
}
