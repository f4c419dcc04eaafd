import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { announce } from "../../vendors/services/announce.ts";
import { describeDrift } from "../selectors/describe-drift.ts";
import { findListingRead } from "../selectors/find-listing-read.ts";
import { findUncomparedRead } from "../selectors/find-uncompared-read.ts";
import { listPriceDrift } from "../selectors/list-price-drift.ts";
import { SHOULD_SHOW } from "../should-show-sql.ts";
import { tellRead } from "./tell-read.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid() });

/** Seconds that the clock of whoever read may be behind the database's. */
const SLACK = 5;
/** Times in a row that a listing is pushed again because the marketplace lost a push: after that a person hears of it. */
const HEALS = 2;
/** Deliveries that are not worked off and looked through for what they may have sold; with more of them nothing is said to differ. */
const UNTOLD = 200;

type Verdict = "same" | "moving" | "healed" | "differs";

/**
 * Compares what the newest whole reading saw of a connection's stock with what should stand there; to be called once the orders up to then have been asked
 * for. What moved since it was seen, is on its way there, or is named by a delivery that waits is left for the next time. Where the marketplace shows what
 * was acknowledged before the last push, it has lost that one, and is sent it again. The rest differs, and the shop is told.
 */
export async function compareStock(scope: VendorScope<"delivery.settle" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const waiting = await findUncomparedRead(scope, { connectionId });
	if (!waiting) return;
	const judged = await judge(scope, { connectionId, read: waiting.number, since: waiting.createdAt });
	const count = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).length;
	const healed = judged.filter(({ verdict }) => verdict === "healed").map(({ id }) => id);
	if (healed.length > 0) {
		await scope.write.pushMark.createMany({ data: healed.map((listingId) => ({ vendorId, connectionId, listingId })) });
		scope.afterCommit({ job: "push-listings", id: connectionId, run: `healed${waiting.number}`, payload: { vendorId, connectionId } });
	}
	await scope.write.listingRead.updateMany({
		where: { vendorId, connectionId, status: "done", comparedAt: null },
		data: { comparedAt: now, differing: count("differs"), healed: healed.length, moving: count("moving") },
	});
	await scope.write.connection.updateMany({ where: { vendorId, id: connectionId }, data: { syncDueAt: new Date(now.getTime() + 24 * 3_600_000) } });
	await tellRead(scope, { readId: waiting.id });
	const read = await findListingRead(scope, { readId: waiting.id });
	if (read?.purpose !== "daily") return;
	// Where ours goes out, it is a sale that may go wrong, each day anew; where it does not, the shop has been told once.
	const repriced = await listPriceDrift(scope, { connectionId, most: 1 });
	if (read.healed > 0 || repriced.length > 0 || judged.some(({ verdict, isNew, isPushed }) => verdict === "differs" && (isPushed || isNew)))
		await announce(scope, { topic: "errors", key: `read:${read.id}:drift`, reply: { ...(await describeDrift(scope, { read })), audience: "channel" } });
}

interface Judged {
	id: string;
	verdict: Verdict;
	/** It did not differ at the comparison before. */
	isNew: boolean;
	isPushed: boolean;
}

/** Says of each listing that is counted there how it stands, and writes that down. Answers those that are not simply the same. */
function judge(scope: VendorScope, { connectionId, read, since }: { connectionId: string; read: number; since: Date }): Promise<Judged[]> {
	const { vendorId, now } = scope;
	return scope.write.$queryRaw<Judged[]>`
		WITH untold AS MATERIALIZED (
			SELECT body FROM webhook_delivery
			WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND status IN ('received', 'processing', 'failed', 'dead')
				AND topic !~* '(product|inventory|listing|variation)' AND created_at > ${now}::timestamptz - interval '30 days'
			ORDER BY number DESC LIMIT ${UNTOLD + 1}
		), seen AS MATERIALIZED (
			SELECT listing.id, listing.item_id, listing.external_id, listing.sku, listing.stock_seen_at, listing.acked_quantity, listing.former_quantity, listing.heals,
				connection.push_on AND listing.push_due_at IS NOT NULL AS is_due, connection.push_on, greatest(0, listing.seen_quantity) AS theirs, ${SHOULD_SHOW} AS ours
			FROM listing JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id
			WHERE listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.status = 'active' AND listing.item_id IS NOT NULL
				AND listing.seen_read = ${read} AND listing.seen_quantity IS NOT NULL AND listing.stock_seen_at >= ${since}::timestamptz - make_interval(secs => ${SLACK})
		), judged AS MATERIALIZED (
			SELECT id, theirs, ours, push_on, CASE
				WHEN theirs = ours THEN 'same'
				WHEN is_due OR (SELECT count(*) FROM untold) > ${UNTOLD}
					OR EXISTS (SELECT FROM push_mark WHERE push_mark.vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND listing_id = seen.id AND kind = 'stock')
					OR EXISTS (SELECT FROM stock_movement moved WHERE moved.vendor_id = ${vendorId}::uuid AND moved.item_id = seen.item_id
						AND moved.created_at > seen.stock_seen_at - make_interval(secs => ${SLACK}))
					OR EXISTS (SELECT FROM reservation held WHERE held.vendor_id = ${vendorId}::uuid AND held.item_id = seen.item_id
						AND (held.created_at > seen.stock_seen_at - make_interval(secs => ${SLACK})
							OR held.settlement_id >= (lpad(to_hex((extract(epoch FROM seen.stock_seen_at - make_interval(secs => ${SLACK})) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid))
					OR EXISTS (SELECT FROM untold WHERE position(convert_to(seen.external_id, 'UTF8') IN body) > 0
						OR (seen.sku <> '' AND position(convert_to(seen.sku, 'UTF8') IN body) > 0))
				THEN 'moving'
				WHEN push_on AND acked_quantity = ours AND theirs = former_quantity AND heals < ${HEALS} THEN 'healed'
				ELSE 'differs' END AS verdict
			FROM seen
		), former AS (
			SELECT id, drift_since FROM listing WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid
		)
		UPDATE listing SET
			drift_since = CASE verdict WHEN 'differs' THEN coalesce(listing.drift_since, ${now}::timestamptz) WHEN 'moving' THEN listing.drift_since END,
			drift_theirs = CASE verdict WHEN 'differs' THEN theirs WHEN 'moving' THEN drift_theirs END,
			drift_ours = CASE verdict WHEN 'differs' THEN ours WHEN 'moving' THEN drift_ours END,
			count_asked_at = CASE WHEN verdict IN ('differs', 'moving') THEN count_asked_at END,
			acked_quantity = CASE WHEN verdict IN ('same', 'healed') AND acked_quantity IS NOT NULL THEN theirs ELSE acked_quantity END,
			heals = CASE verdict WHEN 'same' THEN 0 WHEN 'healed' THEN listing.heals + 1 ELSE listing.heals END
		FROM judged JOIN former USING (id)
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = judged.id
			AND (verdict <> 'same' OR listing.drift_since IS NOT NULL OR listing.heals > 0 OR listing.acked_quantity <> theirs)
		RETURNING listing.id, verdict, former.drift_since IS NULL AS "isNew", push_on AS "isPushed"`;
}
