import { Prisma } from "../../generated/prisma/client.ts";
import { DomainError } from "./errors.ts";
import { say } from "./messages/say.ts";

/** Deadlock and serialisation failure: the transaction rolled back whole and may simply run again. */
const RETRYABLE = new Set(["40P01", "40001"]);

/** Classes of SQLSTATE that say the server is away or has no room: connection, resources, shutdown. */
const AWAY = /^(08|53|57P)/;
const AWAY_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);

/** What a failed transaction means to its caller: the same error, `unavailable`, or "retry". */
export function mapDatabaseError(error: unknown): unknown {
	if (error instanceof DomainError) return error;
	const codes = codesOf(error);
	if (codes.some((code) => RETRYABLE.has(code))) return "retry";
	if (codes.some((code) => AWAY.test(code) || AWAY_CODES.has(code)) || error instanceof Prisma.PrismaClientInitializationError) {
		return new DomainError("unavailable", say.databaseAway(), { cause: error });
	}
	return error;
}

/** Prisma's code, PostgreSQL's SQLSTATE and the socket's code, wherever in the chain of causes they stand. */
function codesOf(error: unknown, depth = 0): string[] {
	if (typeof error !== "object" || error === null || depth > 5) return [];
	const own = ["code", "originalCode"].flatMap((key) => {
		const value: unknown = Reflect.get(error, key);
		return typeof value === "string" ? [value] : [];
	});
	const nested = ["cause", "meta", "driverAdapterError"].flatMap((key) => codesOf(Reflect.get(error, key), depth + 1));
	return [...own, ...nested];
}
