import type { JobRequest } from "../domain/core/permissions/scopes.ts";
import { groupCalls } from "./group-calls.ts";
import { openLanes } from "./open-lanes.ts";
import { QUEUES, type QueueBackend, type QueueName } from "./queue-backend.ts";

/** Takes requests for jobs. The database's rows are the truth: what can't be queued now, the sweep finds again. */
export interface JobQueue {
	/** Never throws for an absent queue: that is logged. */
	enqueue(requests: readonly JobRequest[]): Promise<void>;
	/** @throws when the queue can't be reached */
	ping(): Promise<void>;
	close(): Promise<void>;
}

interface Options {
	backend: QueueBackend;
	/** Which queue a job's name goes to. */
	queueOf: (job: string) => QueueName;
	log: { error(details: object, message: string): void };
}

/** Milliseconds that a commit's answer waits for the queue at most. */
const ENQUEUE_TIMEOUT = 2_000;
/** Requests that wait for one statement to take them along, and those that wait at all: what is beyond is left to the sweep. */
const GROUP = 500;
const MOST_WAITING = 10_000;

export function openJobQueue({ backend, queueOf, log }: Options): JobQueue {
	const queues = Object.fromEntries(QUEUES.map((name) => [name, backend.openQueue(name)])) as Record<QueueName, ReturnType<QueueBackend["openQueue"]>>;
	const adders = Object.fromEntries(
		QUEUES.map((name) => [name, groupCalls<JobRequest>({ group: GROUP, most: MOST_WAITING, perform: (requests) => add(name, requests) })]),
	) as Record<QueueName, (requests: readonly JobRequest[]) => Promise<void>>;

	/** Each kind of job of each vendor is a lane: nobody waits behind all that another shop has to do. */
	const placeIn = openLanes();

	async function add(name: QueueName, requests: readonly JobRequest[]): Promise<void> {
		await queues[name].addBulk(
			requests.map(({ job, id, run = 0, delay = 0, lane = "", payload }) => ({
				name: job,
				data: payload,
				opts: { jobId: `${job}-${id}-${run}`, delay, priority: placeIn(`${job} ${payload.vendorId} ${lane}`) },
			})),
		);
	}

	return {
		async enqueue(requests) {
			const work = QUEUES.map((name) => {
				const own = requests.filter(({ job }) => queueOf(job) === name);
				return own.length > 0 ? adders[name](own) : undefined;
			});
			await withTimeout(Promise.all(work)).catch((error: unknown) => {
				log.error({ err: error, jobs: requests.map(({ job, id }) => `${job} ${id}`).slice(0, 20) }, "jobs could not be queued; the sweep will");
			});
		},
		async ping() {
			await withTimeout(queues.fast.getJobCountByTypes("active"));
		},
		async close() {
			await Promise.all(QUEUES.map((name) => queues[name].close()));
		},
	};
}

async function withTimeout<R>(work: Promise<R>): Promise<R> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`The queue did not answer within ${ENQUEUE_TIMEOUT} ms.`)), ENQUEUE_TIMEOUT);
	});
	work.catch(() => undefined);
	return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
