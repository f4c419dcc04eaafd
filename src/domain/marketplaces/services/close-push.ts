import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { announce } from "../../vendors/services/announce.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { PUSH_TROUBLED_AFTER } from "../push-troubled-after.ts";

const listingSchema = z.strictObject({ sku: z.string(), title: z.string() });
const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The claim under which it was sent. */
	claim: z.int(),
	/** Gives the claim back and asks for the rest: others are waiting. */
	handOn: z.boolean(),
	/** Listings that are not there any more. */
	gone: z.array(listingSchema),
	/** Those whose quantity, or price, was refused. */
	refused: z.strictObject({ what: z.enum(["quantity", "price"]), listings: z.array(listingSchema.extend({ reason: z.string() })) }),
});

export type NotTaken = z.output<typeof inputSchema>["refused"]["listings"][number];

/** Named in a message, of more. */
const NAMED = 5;

/** Writes down that a push to a connection went through: its failures are over. The shop is told what the marketplace did not take. */
export async function closePush(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, claim, handOn, gone, refused } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const [connection] = await scope.write.$queryRaw<{ number: number; marketplace: string; was: number }[]>`
		UPDATE connection SET push_failures = 0, push_error = NULL, push_retry_at = NULL, push_lease_until = CASE WHEN ${handOn} AND connection.push_claim = ${claim}::int THEN NULL ELSE connection.push_lease_until END,
			due_at = CASE WHEN former.push_failures >= ${PUSH_TROUBLED_AFTER} THEN ${now}::timestamptz ELSE connection.due_at END
		FROM connection former
		WHERE connection.vendor_id = ${vendorId}::uuid AND connection.id = ${connectionId}::uuid AND former.vendor_id = connection.vendor_id AND former.id = connection.id
		RETURNING connection.number, connection.marketplace, former.push_failures AS was`;
	if (!connection) return;
	const payload = { vendorId, connectionId };
	if (connection.was >= PUSH_TROUBLED_AFTER) scope.afterCommit({ job: "watch-connection", id: connectionId, run: `pushed${claim}`, payload });
	if (handOn) scope.afterCommit({ job: "push-listings", id: connectionId, run: `after${claim}`, payload });
	const tell = (what: string, text: string) =>
		announce(scope, { topic: "errors", key: `connection:${connectionId}:${what}:${claim}`, reply: { text, audience: "channel" } });
	const news = (listings: readonly NotTaken[]) => ({
		connection: connection.number,
		marketplace: marketplaceTitle(connection.marketplace),
		count: listings.length,
		listings: listings.slice(0, NAMED),
	});
	if (gone.length > 0) await tell("gone", say.pushGone(news(gone.map((listing) => ({ ...listing, reason: "" })))));
	const told = news(refused.listings);
	if (told.count === 0) return;
	if (refused.what === "quantity") await tell("refused", say.pushRefused(told));
	else await tell("price-refused", say.pricesRefused(told));
}
