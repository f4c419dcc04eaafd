import type pg from "pg";

/** What frames a transaction, and what the mint says first, is no statement of a use case. */
const FRAME = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SELECT set_config)/i;

/** Counts the statements that go through a pool from now on; put it up before the pool has a connection. */
export function countStatements(pool: pg.Pool): { texts(): readonly string[]; reset(): void } {
	let texts: string[] = [];
	pool.on("connect", (client) => {
		client.query = new Proxy(client.query, {
			apply(query, self, args: [string | { text: string }, ...unknown[]]) {
				const text = typeof args[0] === "string" ? args[0] : args[0].text;
				if (!FRAME.test(text)) texts.push(text);
				return Reflect.apply(query, self, args);
			},
		});
	});
	return {
		texts: () => [...texts],
		reset() {
			texts = [];
		},
	};
}
