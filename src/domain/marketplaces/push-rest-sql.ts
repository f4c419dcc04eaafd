import { Prisma } from "../../generated/prisma/client.ts";

/** Seconds until what was not taken is sent again, and the most of them. */
const AGAIN = { stale: { first: 10, longest: 60 }, later: { first: 5, longest: 900 }, refused: { first: 3_600, longest: 86_400 } } as const;

/** An interval until what was not taken is pushed again, after so many attempts, a column: doubled with each, up to the longest, half of it by chance. */
export function pushRestSql(kind: keyof typeof AGAIN, attempts: Prisma.Sql): Prisma.Sql {
	const { first, longest } = AGAIN[kind];
	return Prisma.sql`make_interval(secs => least(${longest}::int, ${first}::int * 2 ^ least(${attempts}, 20)) * (0.5 + random() / 2))`;
}
