import pg from "pg";
import { Prisma } from "../../../generated/prisma/client.ts";
import { mapDatabaseError } from "../database-errors.ts";
import { DomainError } from "../errors.ts";
import { say } from "../messages/say.ts";
import type { IntakeScope, JobRequest } from "./scopes.ts";

interface Options {
	/** Whose database and login are used; intake has connections of its own. */
	pool: pg.Pool;
	enqueue: (requests: readonly JobRequest[]) => Promise<void>;
	clock: () => Date;
}

type Work<R> = (write: IntakeScope["write"], now: Date, afterCommit: (request: JobRequest) => void) => Promise<R>;

interface IntakeTransactions {
	/** Runs the work in one transaction that may insert for these vendors. */
	takeIn<R>(vendorIds: readonly string[], run: Work<R>): Promise<R>;
	close(): Promise<void>;
}

/** Transactions at once: what comes meanwhile shares the next one. */
const CONNECTIONS = 2;
/** Milliseconds, longer than the server's own limit: a network that swallows everything must not keep both for good. */
const ANSWER_WITHIN = 30_000;
const MAX_ATTEMPTS = 3;

/**
 * Runs work as omni_intake, for a list of vendors in one transaction; again where it lost against another. Marketplaces post by the thousand and do one
 * thing here, so it speaks to the driver without a detour: statements follow each other down the line without waiting for answers, planned once a
 * connection, and the commit follows when all have gone well. The transaction says first for whom it is: no row of another vendor's gets in.
 * Nobody waits for the queue to take the jobs that were asked for: what gets lost there the sweep finds.
 */
export function openIntakeTransactions({ pool, enqueue, clock }: Options): IntakeTransactions {
	const lines = new pg.Pool({ ...pool.options, max: CONNECTIONS, query_timeout: ANSWER_WITHIN, pipeline: true });
	lines.on("connect", (client) => client.on("error", () => undefined));
	lines.on("error", () => undefined);

	async function attempt<R>(vendorIds: readonly string[], run: Work<R>): Promise<R> {
		const requests: JobRequest[] = [];
		const client = await reach(lines.connect());
		try {
			const now = clock();
			const begun = reach(client.query("BEGIN; SELECT set_config('role', 'omni_intake', true)"));
			const meant = reach(client.query({ name: "intake-vendors", text: "SELECT set_config('app.vendor_ids', $1, true)", values: [`{${vendorIds.join()}}`] }));
			const work = run(writeFor(client), now, (request) => requests.push(request));
			// All of them end before the transaction does, however one fares.
			await Promise.allSettled([begun, meant, work]);
			await Promise.all([begun, meant]);
			const result = await work;
			const { command } = await reach(client.query("COMMIT"));
			if (command !== "COMMIT") throw new Error("A statement failed and its transaction went on.");
			client.release();
			if (requests.length > 0) enqueue(requests).catch(() => undefined);
			return result;
		} catch (error) {
			await client.query("ROLLBACK").then(
				() => client.release(),
				() => client.release(true),
			);
			throw error;
		}
	}

	return {
		async takeIn(vendorIds, run) {
			for (let count = 1; ; count++) {
				try {
					return await attempt(vendorIds, run);
				} catch (error) {
					const mapped = mapDatabaseError(error);
					if (mapped !== "retry") throw mapped;
					if (count === MAX_ATTEMPTS) throw error;
				}
			}
		},
		close: () => lines.end(),
	};
}

const names = new WeakMap<readonly string[], string>();
let named = 0;

function writeFor(client: pg.PoolClient): IntakeScope["write"] {
	return {
		async $executeRaw(sql, ...values) {
			const { text, values: flat } = Prisma.sql(sql, ...values);
			const name = names.get(sql) ?? `intake-${++named}`;
			names.set(sql, name);
			return (await reach(client.query({ name, text, values: flat }))).rowCount ?? 0;
		},
	};
}

/**
 * What the server says is told as it is; that nothing is heard of it has many words, and one meaning.
 * @throws DomainError unavailable
 */
async function reach<R>(work: Promise<R>): Promise<R> {
	try {
		return await work;
	} catch (error) {
		throw error instanceof pg.DatabaseError ? error : new DomainError("unavailable", say.databaseAway(), { cause: error });
	}
}
