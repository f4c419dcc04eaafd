import { IMAGE_KEPT_FOR } from "../image-kept-for.ts";
import type { JobRequest, SystemScope } from "../permissions/scopes.ts";

/** How long a row lies untouched before it counts as forgotten, in milliseconds: longer than a healthy slice, shorter than patience. */
const FORGOTTEN_AFTER = 8_000;
/** Milliseconds. A bulk operation that is worked on is touched at each chunk; one that only waits for its turn may be asked for once too often. */
const STILL_AFTER = 3_000;
/** Milliseconds for which an operation or a delivery is asked for once while the queue holds the call: what waits long must not fill the queue with calls. */
const CALLED_EVERY = 30_000;
const LIMIT = 500;

/** The jobs that rows of all vendors wait for: stock to push, connections to look after, deliveries and messages that are due, operations that nobody works on, schedules and digests whose time has come, pictures to delete, listings to read. */
export async function listDueWork(scope: SystemScope): Promise<JobRequest[]> {
	const before = new Date(scope.now.getTime() - FORGOTTEN_AFTER);
	const run = `sweep${scope.now.getTime()}`;
	const call = `sweep${Math.floor(scope.now.getTime() / CALLED_EVERY)}`;
	const [pushes, connections, deliveries, messages, operations, schedules, images, reads, digests] = await Promise.all([
		listDuePushes(scope),
		scope.read.connection.findMany({
			where: { status: "active", dueAt: { lt: before } },
			select: { id: true, vendorId: true },
			orderBy: { dueAt: "asc" },
			take: LIMIT,
		}),
		scope.read.webhookDelivery.findMany({
			where: { status: { in: ["received", "processing", "failed"] }, dueAt: { lt: before }, connection: { status: { not: "paused" } } },
			select: { id: true, vendorId: true, connectionId: true },
			orderBy: { dueAt: "asc" },
			take: LIMIT,
		}),
		scope.read.outbox.findMany({
			where: { status: "pending", dueAt: { lt: before }, workspace: { unlinkedAt: null, awaySince: null } },
			select: { id: true, vendorId: true },
			orderBy: { dueAt: "asc" },
			take: LIMIT,
		}),
		scope.read.bulkOperation.findMany({
			where: { status: { in: ["draft", "queued", "running"] }, heldSince: null, touchedAt: { lt: new Date(scope.now.getTime() - STILL_AFTER) } },
			select: { id: true, vendorId: true, status: true, createdBy: true, confirmedBy: true },
			orderBy: { touchedAt: "asc" },
			take: LIMIT,
		}),
		scope.read.bulkSchedule.findMany({
			where: { nextAt: { lte: scope.now } },
			select: { id: true, vendorId: true, personId: true },
			orderBy: { nextAt: "asc" },
			take: LIMIT,
		}),
		scope.read.itemImage.findMany({
			where: { removedAt: { lt: new Date(scope.now.getTime() - IMAGE_KEPT_FOR) } },
			select: { id: true, vendorId: true },
			orderBy: { removedAt: "asc" },
			take: LIMIT,
		}),
		scope.read.listingRead.findMany({
			where: { status: { in: ["reading", "pairing"] }, dueAt: { lt: before } },
			select: { id: true, vendorId: true, connectionId: true },
			orderBy: { dueAt: "asc" },
			take: LIMIT,
		}),
		scope.read.subscription.findMany({
			where: { digestNextAt: { lte: scope.now }, workspace: { unlinkedAt: null, awaySince: null } },
			select: { id: true, vendorId: true },
			orderBy: { digestNextAt: "asc" },
			take: LIMIT,
		}),
	]);
	return [
		...pushes.map(({ id, vendorId }) => ({ job: "push-listings", id, run, payload: { vendorId, connectionId: id } })),
		...connections.map(({ id, vendorId }) => ({ job: "watch-connection", id, run, payload: { vendorId, connectionId: id } })),
		...deliveries.map(({ id, vendorId, connectionId }) => ({ job: "process-delivery", id, run: call, payload: { vendorId, connectionId, deliveryId: id } })),
		...messages.map(({ id, vendorId }) => ({ job: "send-outbox", id, run, payload: { vendorId, outboxId: id } })),
		...operations.map(({ id, vendorId, status, createdBy, confirmedBy }) => ({
			job: status === "draft" ? "plan-bulk" : "run-bulk",
			id,
			run: call,
			payload: { vendorId, operationId: id, personId: confirmedBy ?? createdBy },
		})),
		...schedules.map(({ id, vendorId, personId }) => ({ job: "run-schedule", id, run, payload: { vendorId, scheduleId: id, personId } })),
		...reads.map(({ id, vendorId, connectionId }) => ({ job: "read-listings", id, run: call, payload: { vendorId, connectionId, readId: id } })),
		...digests.map(({ id, vendorId }) => ({ job: "tell-digest", id, run: call, payload: { vendorId, subscriptionId: id } })),
		...images.map(({ id, vendorId }) => ({ job: "prune-image", id, run, payload: { vendorId, imageId: id } })),
	];
}

/** Connections that something is to be pushed to and that nobody pushes to. They are found at once: a bulk operation asks for no push, it is told by this. */
function listDuePushes(scope: SystemScope): Promise<{ id: string; vendorId: string }[]> {
	return scope.read.$queryRaw<{ id: string; vendorId: string }[]>`
		SELECT id, vendor_id AS "vendorId" FROM connection
		WHERE (push_on OR prices_on) AND status = 'active' AND (push_retry_at IS NULL OR push_retry_at <= ${scope.now}::timestamptz)
			AND (push_lease_until IS NULL OR push_lease_until <= ${scope.now}::timestamptz)
			AND ((push_on AND push_held_at IS NULL
				AND (EXISTS (SELECT FROM push_mark mark WHERE mark.vendor_id = connection.vendor_id AND mark.connection_id = connection.id AND kind = 'stock')
				OR EXISTS (SELECT FROM listing WHERE listing.vendor_id = connection.vendor_id AND listing.connection_id = connection.id AND push_due_at <= ${scope.now}::timestamptz
					AND push_due_at IS NOT NULL AND listing.status = 'active' AND listing.item_id IS NOT NULL)))
			OR (prices_on AND (EXISTS (SELECT FROM push_mark mark WHERE mark.vendor_id = connection.vendor_id AND mark.connection_id = connection.id AND kind = 'price')
				OR EXISTS (SELECT FROM listing WHERE listing.vendor_id = connection.vendor_id AND listing.connection_id = connection.id AND price_due_at <= ${scope.now}::timestamptz
					AND price_due_at IS NOT NULL AND listing.status = 'active' AND listing.item_id IS NOT NULL))))
		ORDER BY push_retry_at NULLS FIRST LIMIT ${LIMIT}`;
}
