import type { QueueName } from "../platform/queue-backend.ts";
import type { Job } from "./define-job.ts";
import { matchLines } from "./match-lines.ts";
import { planBulk } from "./plan-bulk.ts";
import { processDelivery } from "./process-delivery.ts";
import { pruneImage } from "./prune-image.ts";
import { pushListings } from "./push-listings.ts";
import { readListings } from "./read-listings.ts";
import { runBulk } from "./run-bulk.ts";
import { runSchedule } from "./run-schedule.ts";
import { sendOutbox } from "./send-outbox.ts";
import { tellDigest } from "./tell-digest.ts";
import { watchConnection } from "./watch-connection.ts";

export const jobs: readonly Job[] = [
	processDelivery,
	matchLines,
	watchConnection,
	pushListings,
	readListings,
	sendOutbox,
	tellDigest,
	planBulk,
	runBulk,
	runSchedule,
	pruneImage,
];

/** Which queue a job's name goes to. */
export function queueOf(name: string): QueueName {
	const job = jobs.find((known) => known.name === name);
	if (!job) throw new Error(`No job is called ${name}.`);
	return job.queue;
}
