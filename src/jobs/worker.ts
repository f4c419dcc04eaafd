import type { Worker } from "bullmq";
import { DomainError } from "../domain/core/errors.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import type { Principal } from "../domain/core/permissions/scopes.ts";
import { type JobData, QUEUES, type QueueBackend } from "../platform/queue-backend.ts";
import type { Job, JobTools } from "./define-job.ts";
import { openShopDoor } from "./open-shop-door.ts";
import { openSlices } from "./open-slices.ts";

interface Options extends JobTools {
	access: Access;
	backend: QueueBackend;
	jobs: readonly Job[];
	/** Milliseconds of work in one job; then it is another vendor's turn, so that a small shop never waits behind a large one. */
	slice?: number;
}

/** Works on both queues until stopped; what is at hand is finished first, a long job after its present transaction. */
export function startWorker({ access, backend, jobs, slice = 1_000, senders, pictures, clients, publicUrl, retention, log }: Options): {
	stop(): Promise<void>;
} {
	let stopping = false;
	const inShop = openShopDoor(access);

	function find(name: string): Job {
		const job = jobs.find((known) => known.name === name);
		if (!job) throw new Error(`No job is called ${name}.`);
		return job;
	}

	function perform(job: Job, data: JobData): Promise<void> {
		const payload = job.payload.parse(data);
		const principal = job.principal(payload);
		return inShop(principal.vendorId, () => carryOut(job, { data, payload, principal }));
	}

	async function carryOut(job: Job, { data, payload, principal }: { data: JobData; payload: Record<string, unknown>; principal: Principal }): Promise<void> {
		const end = performance.now() + slice;
		const tools = { senders, pictures, clients, publicUrl, retention, log, mayGoOn: () => !stopping && performance.now() < end };
		try {
			await job.run(payload, { ...tools, withScope: (run) => access.withVendor(principal, job.needs, run) });
		} catch (error) {
			if (!(error instanceof DomainError && error.code === "permission_denied")) throw error;
			log.warn({ job: job.name, data, reason: error.message }, "job refused");
			const worker: Principal = { kind: "worker", vendorId: principal.vendorId };
			await job.refused?.(payload, { ...tools, withScope: (run) => access.withVendor(worker, ["bulk.settle", "delivery.settle"], run) }, error.message);
		}
	}

	const workOffSlices = openSlices({ access, inShop, run: (name, payload) => perform(find(name), payload), mayGoOn: () => !stopping, log });
	const process = (name: string, data: JobData) => {
		const job = find(name);
		return job.inSlices ? workOffSlices() : perform(job, data);
	};

	const workers: Worker<JobData>[] = QUEUES.map((queue) => {
		const worker = backend.openWorker(queue, (job) => process(job.name, job.data));
		worker.on("failed", (job, error) => log.error({ err: error, job: job?.name, data: job?.data }, "job failed"));
		worker.run().catch((error: unknown) => log.error({ err: error, queue }, "worker ended"));
		return worker;
	});
	return {
		async stop() {
			stopping = true;
			await Promise.all(workers.map((worker) => worker.close()));
		},
	};
}
