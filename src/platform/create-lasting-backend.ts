import { setTimeout as sleep } from "node:timers/promises";
import { createPostgresBackend } from "bullmq";

/** Milliseconds between two tries to reach a database that is away. */
const RETRY_EVERY = 500;

/**
 * BullMQ's backend on PostgreSQL, but for a database that goes away while the process starts: BullMQ keeps the first failure for ever, and its
 * worker then asks again without a pause, so that nothing else in the process ever has its turn. Here it waits until the database is back.
 */
export const createLastingBackend: typeof createPostgresBackend = (name, options, more) => {
	const backend = createPostgresBackend(name, options, more);
	const { connection } = backend;
	const tryOnce = connection.waitUntilReady.bind(connection);
	let waiting: Promise<void> | undefined;
	const wait = async () => {
		for (;;) {
			try {
				return await tryOnce();
			} catch (error) {
				if (connection.isClosing) throw error;
				connection.emit("error", error);
				Reflect.set(connection, "readyPromise", undefined);
				await sleep(RETRY_EVERY);
			}
		}
	};
	connection.waitUntilReady = () => {
		waiting ??= wait();
		return waiting;
	};
	return backend;
};
