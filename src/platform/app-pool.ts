import pg from "pg";

/** Connections of one process for the app's own work; the queue has few of its own, and all stay well under 40. */
const MAX = 16;
/** Milliseconds. Prisma's own timeout does not cancel a statement; the server's does. */
const STATEMENT_TIMEOUT = 25_000;

/** The pool of the app's login. An idle connection that breaks is logged and replaced, and never ends the process. */
export function openAppPool(connectionString: string, log: { warn(details: object, message: string): void }): pg.Pool {
	const pool = new pg.Pool({
		connectionString,
		max: MAX,
		statement_timeout: STATEMENT_TIMEOUT,
		application_name: "omni-stock",
		connectionTimeoutMillis: 20_000,
	});
	// One in use breaks with the statement that it runs, or the next; without a listener of its own it would end the process between two.
	pool.on("connect", (client) => client.on("error", () => undefined));
	pool.on("error", (error) => log.warn({ err: error }, "database connection"));
	return pool;
}
