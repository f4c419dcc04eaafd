import { z } from "zod";
import { Prisma } from "../../../generated/prisma/client.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { pushRestSql } from "../push-rest-sql.ts";
import { closePush, type NotTaken } from "./close-push.ts";
import { endGone } from "./end-gone.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The claim under which it was sent. */
	claim: z.int(),
	/** When it was sent: what the marketplace tells of a later moment is newer. */
	sentAt: z.date(),
	results: z.array(
		z.strictObject({
			listingId: z.uuid(),
			/** Of the wish that was sent. */
			version: z.int(),
			quantity: z.int().min(0),
			kind: z.enum(["accepted", "gone", "stale", "refused", "later"]),
			reason: z.string().optional(),
		}),
	),
	/** Gives the claim back and asks for the rest: others are waiting. */
	handOn: z.boolean(),
});

type Result = z.output<typeof inputSchema>["results"][number];

/**
 * Writes down what a marketplace answered to a push, for each listing only while its wish is still the one that was sent. Where it was accepted and is an
 * old wish by now (this push came late, others took over), it is sent again as it should be: what stands there is not known.
 */
export async function settlePush(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, claim, sentAt, results, handOn } = parseInput(inputSchema, input);
	await acknowledge(scope, { accepted: results.filter(({ kind }) => kind === "accepted"), sentAt });
	const gone = await endGone(scope, { listingIds: results.filter(({ kind }) => kind === "gone").map(({ listingId }) => listingId) });
	for (const kind of ["stale", "later"] as const) await putOff(scope, { kind, results: results.filter((result) => result.kind === kind) });
	const refused = await putOff(scope, { kind: "refused", results: results.filter(({ kind }) => kind === "refused") });
	await closePush(scope, { connectionId, claim, handOn, gone, refused: { what: "quantity", listings: refused } });
}

async function acknowledge(scope: VendorScope, { accepted, sentAt }: { accepted: readonly Result[]; sentAt: Date }): Promise<void> {
	if (accepted.length === 0) return;
	const { vendorId, now } = scope;
	// What the marketplace shows is what it took, unless it told of a later moment meanwhile.
	await scope.write.$executeRaw`
		UPDATE listing SET zeroed_at = CASE WHEN sent.quantity = 0 AND coalesce(acked_quantity, seen_quantity, 1) > 0 THEN ${now}::timestamptz ELSE zeroed_at END,
			former_quantity = CASE WHEN acked_quantity <> sent.quantity THEN acked_quantity ELSE former_quantity END, acked_quantity = sent.quantity, acked_at = ${now}::timestamptz, seen_quantity = CASE WHEN stock_seen_at > ${sentAt}::timestamptz THEN seen_quantity ELSE sent.quantity END, stock_seen_at = greatest(stock_seen_at, ${sentAt}::timestamptz),
			push_due_at = CASE WHEN push_version = sent.version THEN NULL ELSE ${now}::timestamptz END,
			push_version = CASE WHEN push_version = sent.version THEN push_version ELSE push_version + 1 END, push_attempts = 0, push_error = NULL
		FROM unnest(${accepted.map(({ listingId }) => listingId)}::uuid[], ${accepted.map(({ version }) => version)}::int[], ${accepted.map(({ quantity }) => quantity)}::int[])
			AS sent (id, version, quantity)
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = sent.id`;
}

/** Has what was not taken sent again later. Returns those that were not refused for that reason before. */
async function putOff(scope: VendorScope, { kind, results }: { kind: "stale" | "later" | "refused"; results: readonly Result[] }): Promise<NotTaken[]> {
	if (results.length === 0) return [];
	const reasons = results.map(({ reason }) => (kind === "stale" ? null : (reason ?? "").replaceAll("\0", "").slice(0, 500)));
	const rows = await scope.write.$queryRaw<(NotTaken & { was: string | null })[]>`
		UPDATE listing SET push_attempts = listing.push_attempts + 1, push_error = sent.reason,
			push_due_at = ${scope.now}::timestamptz + ${pushRestSql(kind, Prisma.sql`listing.push_attempts`)}
		FROM unnest(${results.map(({ listingId }) => listingId)}::uuid[], ${results.map(({ version }) => version)}::int[], ${reasons}::text[]) AS sent (id, version, reason)
			JOIN listing former ON former.id = sent.id AND former.vendor_id = ${scope.vendorId}::uuid
		WHERE listing.vendor_id = ${scope.vendorId}::uuid AND listing.id = sent.id AND listing.push_version = sent.version
		RETURNING listing.sku, listing.title, listing.push_error AS reason, former.push_error AS was`;
	return rows.filter(({ reason, was }) => reason !== was).map(({ was: _was, ...told }) => told);
}
