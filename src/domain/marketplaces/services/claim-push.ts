import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { announce } from "../../vendors/services/announce.ts";
import { connectionLabel } from "../connection-label.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { mayZero } from "../may-zero.ts";
import type { PushJob } from "../push-job.ts";
import { countZeroing, type Zeroing } from "../selectors/count-zeroing.ts";
import { findPushJob } from "../selectors/find-push-job.ts";
import { type DuePrice, listDuePrices } from "../selectors/list-due-prices.ts";
import { type DueQuantity, listDueQuantities } from "../selectors/list-due-quantities.ts";
import { SHOULD_SHOW } from "../should-show-sql.ts";
import { takeMarks } from "./take-marks.ts";
import { workOutPrices } from "./work-out-prices.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The claim that goes on; null begins one. */
	claim: z.int().nullable(),
	/** Quantities, and prices, that the marketplace takes at once. */
	most: z.int().min(1).max(1000),
	mostPrices: z.int().min(1).max(1000).default(25),
});

/** Seconds. Whoever holds it and is not done by then is taken for dead; what they still send is sent again as it is by then (settle-push). */
const LEASE = 60;
/** Seconds that a delayed job may come too early by another clock. */
const SLACK = 1;

interface ClaimedPush {
	claim: number;
	/** A batch that the marketplace works off by itself: before it is over nothing else is named. */
	job: PushJob | null;
	/** More is marked than was worked out so far: until all is, nothing is named, for nobody knows what comes first. */
	isMarkedStill: boolean;
	listings: DueQuantity[];
	/** Empty while any quantity waits. */
	prices: DuePrice[];
}

interface Held {
	claim: number;
	number: number;
	marketplace: string;
	allowed: number | null;
	hasStock: boolean;
	hasPrices: boolean;
	hasJob: boolean;
}

/**
 * Takes a connection to push to it: works out what its marked listings should show by now, and names those that come first; prices when no quantity waits. Of very many marks it works off
 * some, and is asked again for the rest. Null when nothing is due, it is paused, not pushed to, resting after failures, held until a person decides, or in other hands; a claim that was held is then given back.
 */
export async function claimPush(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<ClaimedPush | null> {
	const { connectionId, claim, most, mostPrices } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const [held] = await scope.write.$queryRaw<Held[]>`
		UPDATE connection SET push_claim = push_claim + 1, push_lease_until = now() + make_interval(secs => ${LEASE})
		WHERE vendor_id = ${vendorId}::uuid AND id = ${connectionId}::uuid AND status = 'active' AND ((push_on AND push_held_at IS NULL) OR prices_on)
			AND (push_retry_at IS NULL OR push_retry_at <= now() + make_interval(secs => ${SLACK})) AND (push_lease_until IS NULL OR push_lease_until <= now() OR push_claim = ${claim}::int)
		RETURNING push_claim AS claim, number, marketplace, push_allowed_zeros AS allowed, push_on AND push_held_at IS NULL AS "hasStock", prices_on AS "hasPrices",
			EXISTS (SELECT FROM push_job job WHERE job.vendor_id = connection.vendor_id AND job.connection_id = connection.id) AS "hasJob"`;
	if (!held) {
		if (claim !== null) await giveBack(scope, { connectionId, claim });
		return null;
	}
	const push: ClaimedPush = {
		claim: held.claim,
		job: held.hasJob ? await findPushJob(scope, { connectionId }) : null,
		isMarkedStill: false,
		listings: [],
		prices: [],
	};
	if (push.job) return push;
	if (held.hasStock && (await workOut(scope, connectionId))) return { ...push, isMarkedStill: true };
	const listings = held.hasStock ? await listDueQuantities(scope, { connectionId, most }) : [];
	if (listings.length === 0) {
		if (held.hasPrices && (await workOutPrices(scope, { connectionId }))) return { ...push, isMarkedStill: true };
		const prices = held.hasPrices ? await listDuePrices(scope, { connectionId, most: mostPrices }) : [];
		if (prices.length > 0) return { ...push, prices };
		await giveBack(scope, { connectionId, claim: held.claim });
		return null;
	}
	if (listings[0]?.quantity === 0) {
		const counted = await countZeroing(scope, { connectionId });
		if (!mayZero({ ...counted, allowed: held.allowed })) {
			await hold(scope, { connectionId, held, counted });
			return null;
		}
	}
	return { ...push, listings };
}

/** Writes down what marked listings should show. Returns whether there may be more of them. */
function workOut(scope: VendorScope<"delivery.settle">, connectionId: string): Promise<boolean> {
	const { vendorId, now } = scope;
	return takeMarks(
		scope,
		{ connectionId, kind: "stock" },
		(listingIds) => scope.write.$executeRaw`
			UPDATE listing SET wanted_quantity = ${SHOULD_SHOW}, push_version = push_version + 1, push_attempts = 0, push_due_at = ${now}::timestamptz
			FROM connection
			WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = ANY(${listingIds}::uuid[])
				AND listing.status = 'active' AND listing.item_id IS NOT NULL AND connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id`,
	);
}

async function giveBack(scope: VendorScope, { connectionId, claim }: { connectionId: string; claim: number }): Promise<void> {
	await scope.write.connection.updateMany({
		where: { vendorId: scope.vendorId, id: connectionId, pushClaim: claim },
		data: { pushLeaseUntil: null, pushAllowedZeros: null },
	});
}

/** Stops pushing until a person says whether so many listings are sold out, and asks. */
async function hold(
	scope: VendorScope,
	{ connectionId, held, counted: { active, zeroing } }: { connectionId: string; held: Held; counted: Zeroing },
): Promise<void> {
	await scope.write.connection.updateMany({
		where: { vendorId: scope.vendorId, id: connectionId },
		data: { pushHeldAt: scope.now, pushHeldZeros: zeroing, pushLeaseUntil: null },
	});
	const label = connectionLabel(held.number);
	await announce(scope, {
		topic: "errors",
		key: `connection:${connectionId}:held:${scope.now.getTime()}`,
		reply: {
			text: say.pushHeld({ connection: held.number, marketplace: marketplaceTitle(held.marketplace), zeroing, active }),
			actions: [
				{ label: say.pushReleaseLabel({ zeroing }), command: `/market push ${label} zeros:${zeroing}`, style: "danger" },
				{ label: say.pushShowLabel(), command: `/market show ${label}`, style: "secondary" },
			],
			audience: "channel",
		},
	});
}
