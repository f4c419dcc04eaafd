import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { PUSH_TROUBLED_AFTER } from "../push-troubled-after.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The claim under which it was sent. */
	claim: z.int(),
	/** Gives the claim back and asks for the rest: others are waiting. */
	handOn: z.boolean(),
});

/** Writes down that a push to a connection went through: its failures are over. Returns what it is called; null for one that is not there. */
export async function closePush(
	scope: VendorScope<"delivery.settle">,
	input: z.input<typeof inputSchema>,
): Promise<{ connection: number; marketplace: string } | null> {
	const { connectionId, claim, handOn } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const [connection] = await scope.write.$queryRaw<{ number: number; marketplace: string; was: number }[]>`
		UPDATE connection SET push_failures = 0, push_error = NULL, push_retry_at = NULL, push_lease_until = CASE WHEN ${handOn} AND connection.push_claim = ${claim}::int THEN NULL ELSE connection.push_lease_until END,
			due_at = CASE WHEN former.push_failures >= ${PUSH_TROUBLED_AFTER} THEN ${now}::timestamptz ELSE connection.due_at END
		FROM connection former
		WHERE connection.vendor_id = ${vendorId}::uuid AND connection.id = ${connectionId}::uuid AND former.vendor_id = connection.vendor_id AND former.id = connection.id
		RETURNING connection.number, connection.marketplace, former.push_failures AS was`;
	if (!connection) return null;
	const payload = { vendorId, connectionId };
	if (connection.was >= PUSH_TROUBLED_AFTER) scope.afterCommit({ job: "watch-connection", id: connectionId, run: `pushed${claim}`, payload });
	if (handOn) scope.afterCommit({ job: "push-listings", id: connectionId, run: `after${claim}`, payload });
	return { connection: connection.number, marketplace: marketplaceTitle(connection.marketplace) };
}
