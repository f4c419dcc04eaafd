import { z } from "zod";
import { Prisma } from "../../../generated/prisma/client.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { pushRestSql } from "../push-rest-sql.ts";
import { closePush, type NotTaken } from "./close-push.ts";
import { endGone } from "./end-gone.ts";
import { tellReceipts } from "./tell-receipts.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The claim under which they were sent. */
	claim: z.int(),
	results: z.array(
		z.strictObject({
			listingId: z.uuid(),
			/** Of the wish that was sent. */
			version: z.int(),
			priceMinor: z.bigint().min(0n),
			kind: z.enum(["accepted", "gone", "refused", "later"]),
			reason: z.string().optional(),
		}),
	),
	/** Gives the claim back and asks for the rest: others are waiting. */
	handOn: z.boolean(),
});

type Result = z.output<typeof inputSchema>["results"][number];

/** Times that what may go better later is tried before its reason is shown. */
const QUIET_TIMES = 3;
/**
 * Writes down what a marketplace answered to prices, for each listing only while its wish is still the one that was sent: an old price that was accepted late,
 * after others had taken over, is followed by the new one again. The messages of bulk operations that they come from are edited.
 */
export async function settlePrices(scope: VendorScope<"delivery.settle" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, claim, results, handOn } = parseInput(inputSchema, input);
	await acknowledge(
		scope,
		results.filter(({ kind }) => kind === "accepted"),
	);
	const gone = await endGone(scope, { listingIds: results.filter(({ kind }) => kind === "gone").map(({ listingId }) => listingId) });
	await putOff(scope, { kind: "later", results: results.filter(({ kind }) => kind === "later") });
	const refused = await putOff(scope, { kind: "refused", results: results.filter(({ kind }) => kind === "refused") });
	await tellReceipts(scope, { connectionId });
	await closePush(scope, { connectionId, claim, handOn, gone, refused: { what: "price", listings: refused } });
}

async function acknowledge(scope: VendorScope, accepted: readonly Result[]): Promise<void> {
	if (accepted.length === 0) return;
	const { vendorId, now } = scope;
	await scope.write.$executeRaw`
		UPDATE listing SET acked_price_minor = sent.price, seen_price_minor = sent.price, price_acked_at = ${now}::timestamptz,
			price_due_at = CASE WHEN price_version = sent.version OR wanted_price_minor = 0 THEN NULL ELSE ${now}::timestamptz END,
			price_version = CASE WHEN price_version = sent.version THEN price_version ELSE price_version + 1 END, price_attempts = 0, price_error = NULL
		FROM unnest(${accepted.map(({ listingId }) => listingId)}::uuid[], ${accepted.map(({ version }) => version)}::int[],
			${accepted.map(({ priceMinor }) => priceMinor)}::bigint[]) AS sent (id, version, price)
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = sent.id`;
}

/** Has what was not taken sent again later. Returns those that were not refused for that reason before. */
async function putOff(scope: VendorScope, { kind, results }: { kind: "later" | "refused"; results: readonly Result[] }): Promise<NotTaken[]> {
	if (results.length === 0) return [];
	const reasons = results.map(({ reason }) => (reason ?? "").replaceAll("\0", "").slice(0, 500));
	const rows = await scope.write.$queryRaw<(NotTaken & { was: string | null })[]>`
		UPDATE listing SET price_attempts = listing.price_attempts + 1, price_error = CASE WHEN ${kind === "refused"} OR listing.price_attempts >= ${QUIET_TIMES} THEN sent.reason END,
			price_due_at = ${scope.now}::timestamptz + ${pushRestSql(kind, Prisma.sql`listing.price_attempts`)}
		FROM unnest(${results.map(({ listingId }) => listingId)}::uuid[], ${results.map(({ version }) => version)}::int[], ${reasons}::text[]) AS sent (id, version, reason)
			JOIN listing former ON former.id = sent.id AND former.vendor_id = ${scope.vendorId}::uuid
		WHERE listing.vendor_id = ${scope.vendorId}::uuid AND listing.id = sent.id AND listing.price_version = sent.version
		RETURNING listing.sku, listing.title, coalesce(listing.price_error, '') AS reason, former.price_error AS was`;
	return rows.filter(({ reason, was }) => reason !== was).map(({ was: _was, ...told }) => told);
}
