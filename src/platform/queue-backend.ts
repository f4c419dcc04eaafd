import { type Processor, Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import type pg from "pg";
import { createLastingBackend } from "./create-lasting-backend.ts";

export const QUEUES = ["fast", "bulk"] as const;
export type QueueName = (typeof QUEUES)[number];

/** What every job carries: the row to look at. */
export type JobData = Readonly<Record<string, string | number | null>>;

/** Where queues live: PostgreSQL when there is no Redis, Redis at scale. The rest of the program does not know which. */
export interface QueueBackend {
	readonly name: "postgresql" | "redis";
	openQueue(name: QueueName): Queue<JobData>;
	/** Started by its `run()`. */
	openWorker(name: QueueName, process: Processor<JobData>): Worker<JobData>;
	/** Closes what queues and workers share; close these first. */
	close(): Promise<void>;
}

/** How many jobs of a queue one process works on at once. Slices take two places of `bulk` at most (jobs/open-slices.ts), and one is left for the rest. */
const CONCURRENCY: Readonly<Record<QueueName, number>> = { fast: 8, bulk: 3 };
/** Connections of one queue's or one worker's pool to PostgreSQL; LISTEN takes one more. */
const POOL: Readonly<Record<"queue" | "worker", number>> = { queue: 2, worker: 4 };

/**
 * Milliseconds. After a kill -9 a job is taken up again within about lockDuration + stalledInterval (60 s with the library's defaults);
 * being killed twice must not fail it for good. Our rows keep what failed, so the queue keeps nothing: a kept job would swallow its next run.
 */
const WORKER = { lockDuration: 5_000, stalledInterval: 1_500, maxStalledCount: 1_000, autorun: false };
const JOB = { removeOnComplete: true, removeOnFail: true };

interface Options {
	/** Logged in as omni_queue, which owns the schema `bull`; used when there is no Redis. */
	postgresUrl: string;
	redisUrl?: string | undefined;
	onError: (error: Error) => void;
}

export function openQueueBackend({ postgresUrl, redisUrl, onError }: Options): QueueBackend {
	return redisUrl === undefined ? onPostgres(postgresUrl, onError) : onRedis(redisUrl, onError);
}

function onPostgres(connectionString: string, onError: (error: Error) => void): QueueBackend {
	// A connection in use that breaks between two statements would end the process, were nobody listening.
	const onConnect = (client: pg.ClientBase) => void client.on("error", onError);
	const connection = (max: number) => ({ connectionString, schema: "bull", migrate: true, max, onConnect });
	return {
		name: "postgresql",
		openQueue(name) {
			const queue = new Queue(name, { connection: connection(POOL.queue), defaultJobOptions: JOB }, createLastingBackend);
			queue.on("error", onError);
			return queue as unknown as Queue<JobData>;
		},
		openWorker(name, process) {
			const options = { connection: connection(POOL.worker), concurrency: CONCURRENCY[name], ...WORKER };
			const worker = new Worker(name, process, options, createLastingBackend);
			worker.on("error", onError);
			return worker as unknown as Worker<JobData>;
		},
		async close() {},
	};
}

function onRedis(url: string, onError: (error: Error) => void): QueueBackend {
	const connection = new Redis(url, { maxRetriesPerRequest: null, enableReadyCheck: true });
	connection.on("error", onError);
	return {
		name: "redis",
		openQueue(name) {
			const queue = new Queue<JobData>(name, { connection, prefix: "omni", defaultJobOptions: JOB });
			queue.on("error", onError);
			return queue;
		},
		openWorker(name, process) {
			const worker = new Worker<JobData>(name, process, { connection, prefix: "omni", concurrency: CONCURRENCY[name], ...WORKER });
			worker.on("error", onError);
			return worker;
		},
		async close() {
			await connection.quit().catch(() => connection.disconnect());
		},
	};
}
