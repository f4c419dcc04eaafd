import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { CONNECTION_STATES } from "../connection-states.ts";
import { getConnectionHealth } from "../selectors/get-connection-health.ts";
import { askForPush } from "./ask-for-push.ts";
import { markListings } from "./mark-listings.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	state: z.enum(CONNECTION_STATES),
	/** For an undo: only if it is still so. */
	seen: z.enum(CONNECTION_STATES).optional(),
});

interface Changed {
	number: number;
	account: string;
	state: string;
	/** Deliveries that wait, or go on now. */
	waiting: number;
	/** Null when it was so already, and then nothing was written. */
	changeNumber: bigint | null;
}

/**
 * Lets a connection work, pauses it (its deliveries are taken and wait, and nothing is pushed), or removes it (its address answers no more; orders and listings stay).
 * @throws DomainError not_found; conflict when it is in another state than was seen
 */
export async function changeConnection(scope: VendorScope<"market.manage" | "market.read">, input: z.input<typeof inputSchema>): Promise<Changed> {
	const { connectionId, state, seen } = parseInput(inputSchema, input);
	const { number, accountId: account, status, waiting, failed } = await getConnectionHealth(scope, { connectionId });
	const changed = { number, account, state, waiting: waiting + failed };
	if (seen !== undefined && status !== seen) throw new DomainError("conflict", say.connectionMoved({ connection: number, status }));
	if (status === state) return { ...changed, changeNumber: null };
	await scope.write.connection.updateMany({
		where: { vendorId: scope.vendorId, id: connectionId, status },
		data: { status: state, ...(state === "active" && { dueAt: scope.now, trouble: null, pushFailures: 0, pushError: null, pushRetryAt: null }) },
	});
	if (state === "active") await catchUp(scope, connectionId);
	// An account that took our access back is not brought back to that by an undo.
	const before = CONNECTION_STATES.find((known) => known === status);
	const verb = { active: "resume-connection", paused: "pause-connection", removed: "remove-connection" }[state];
	const changeNumber = await recordAudit(scope, {
		action: seen === undefined ? verb : `undo-${verb}`,
		subjectKind: "connection",
		subjectId: connectionId,
		before: { status },
		after: { status: state, number },
		...(seen === undefined && before && { inverse: { kind: "connection" as const, connectionId, seen: state, restore: before } }),
	});
	return { ...changed, changeNumber };
}

/** Pushes what changed while nothing was pushed: the marks of that time are there, and what was missed is found. */
async function catchUp(scope: VendorScope, connectionId: string): Promise<void> {
	await markListings(scope, { connectionId });
	await askForPush(scope);
}
