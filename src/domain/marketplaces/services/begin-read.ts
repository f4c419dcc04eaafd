import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { READ_MARKETPLACES } from "../read-marketplaces.ts";
import { findNewestRead } from "../selectors/find-newest-read.ts";
import { getConnectionHealth } from "../selectors/get-connection-health.ts";
import { isMatched } from "../selectors/is-matched.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** To pair what has no item, or to compare what has one: a reading does both, and this is what it tells of. */
	purpose: z.enum(["match", "sync"]).default("match"),
});

/**
 * Has all that a connection has for sale read, paired with items, and compared with what they should show. Returns the reading's number: of the one that is under way, if there is one.
 * @throws DomainError not_found; conflict when its API can't be asked
 */
export async function beginRead(scope: VendorScope<"market.read" | "order.write">, input: z.input<typeof inputSchema>): Promise<number> {
	const { connectionId, purpose } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const { number: connection, marketplace: name, hasCredentials, status } = await getConnectionHealth(scope, { connectionId });
	const marketplace = marketplaceTitle(name);
	if (!READ_MARKETPLACES.includes(name))
		throw new DomainError("conflict", say.listingsNotRead({ marketplace }), { hint: say.listingsReadOf(READ_MARKETPLACES.map(marketplaceTitle)) });
	if (status !== "active" && status !== "paused") throw new DomainError("conflict", say.connectionMoved({ connection, status }));
	if (!hasCredentials) throw new DomainError("conflict", say.keysMissing({ connection, marketplace }));
	// Orders are not asked for meanwhile, and without them what sold there would be taken for a difference.
	if (purpose === "sync" && status === "paused") throw new DomainError("conflict", say.syncPaused({ connection }));
	if (purpose === "sync" && !(await isMatched(scope, { connectionId }))) throw new DomainError("conflict", say.syncUnmatched({ connection }));
	const open = await findOpen(scope, connectionId);
	if (open !== null) return open;
	const number = await nextNumber(scope, "listing_read");
	const [read] = await scope.write.listingRead.createManyAndReturn({
		data: [{ vendorId, connectionId, number, purpose, dueAt: scope.now }],
		skipDuplicates: true,
		select: { id: true },
	});
	// Two at once: the counter made the second wait for the first, whose reading is under way now.
	if (!read) return (await findOpen(scope, connectionId)) ?? number;
	await recordAudit(scope, { action: "read-listings", subjectKind: "connection", subjectId: connectionId, after: { number: connection, read: `L-${number}` } });
	scope.afterCommit({ job: "read-listings", id: read.id, payload: { vendorId, connectionId, readId: read.id } });
	return number;
}

async function findOpen(scope: VendorScope<"market.read" | "order.write">, connectionId: string): Promise<number | null> {
	const newest = await findNewestRead(scope, { connectionId });
	return newest?.status === "reading" || newest?.status === "pairing" ? newest.number : null;
}
