import { setTimeout as sleep } from "node:timers/promises";
import { createPostgresBackend } from "bullmq";
import type pg from "pg";

/** Milliseconds between two tries to reach a database that is away. */
const RETRY_EVERY = 500;

/**
 * BullMQ's backend on PostgreSQL, but for a database that goes away while the process starts: BullMQ keeps the first failure for ever, and its
 * worker then asks again without a pause, so that nothing else in the process ever has its turn. Here it waits until the database is back.
 */
export const createLastingBackend: typeof createPostgresBackend = (name, options, more) => {
	const backend = createPostgresBackend(name, options, more);
	const { connection } = backend;
	listenFromTheStart(connection);
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

/** BullMQ listens to its LISTEN connection's errors only once it stands: one that broke in that moment would end the process. */
function listenFromTheStart(connection: object): void {
	const module: typeof pg | undefined = Reflect.get(connection, "pgModule");
	if (!module) return;
	class Client extends module.Client {
		constructor(config?: pg.ClientConfig) {
			super(config);
			this.on("error", () => undefined);
		}
	}
	Reflect.set(connection, "pgModule", { ...module, Client });
}
