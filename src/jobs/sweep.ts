import type { Access } from "../domain/core/permissions/access.ts";
import type { JobRequest } from "../domain/core/permissions/scopes.ts";
import { listDueWork } from "../domain/core/selectors/list-due-work.ts";

interface Options {
	access: Access;
	enqueue: (requests: readonly JobRequest[]) => Promise<void>;
	log: { error(details: object, message: string): void };
	/** Milliseconds between two looks. */
	every?: number;
}

/**
 * Queues again what fell between a commit and the queue: the rows are the truth, the queue only says "look".
 * Each look uses a fresh suffix, since a queue takes a job id once while it holds it.
 */
export function startSweep({ access, enqueue, log, every = 2_000 }: Options): { stop(): Promise<void> } {
	let current: Promise<void> = Promise.resolve();
	const look = async () => {
		try {
			const due = await access.withSystem("find-due-work", (scope) => listDueWork(scope));
			if (due.length > 0) await enqueue(due);
		} catch (error) {
			log.error({ err: error }, "the sweep found the database away");
		}
	};
	current = look();
	const timer = setInterval(() => {
		current = current.then(look);
	}, every);
	return {
		async stop() {
			clearInterval(timer);
			await current;
		},
	};
}
