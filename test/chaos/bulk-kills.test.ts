import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { describe, test } from "vitest";
import type { Caller } from "../../src/bots/caller.ts";
import { ensureLogins } from "../../src/platform/database-logins.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { startApp } from "../../src/start-app.ts";
import { launch } from "../support/instance.ts";
import { query } from "../support/query.ts";
import { TEST_SECRET_KEY } from "../support/test-secret-key.ts";
import { bulkFaults } from "./bulk-faults.ts";
import { keepShopBusy } from "./keep-shop-busy.ts";
import { randomFrom } from "./random-from.ts";
import { startPostgresPart } from "./start-postgres-part.ts";
import { startProcessPart } from "./start-process-part.ts";
import { startRedisPart } from "./start-redis-part.ts";

/** With the same seed the same parts are killed in the same order after the same times. */
const SEED = Number(process.env.CHAOS_SEED ?? 41);
const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
/** Fifty in all. A worker takes seconds to start, the others less than one. */
const KILLS = [
	["PostgreSQL", { worker: 6, PostgreSQL: 19, Redis: 0 }] as const,
	...(hasRedis ? [["Redis", { worker: 5, PostgreSQL: 8, Redis: 12 }] as const] : []),
];
const SHOPS = { Large: 12_000, Small: 300 };
const TIMEOUT = 600_000;

// Side by side: most of the time each waits for a part that starts again.
describe.concurrent.each(KILLS)("with the queue on %s", (queue, kills) => {
	test("parts killed at random lose nothing and do nothing twice", { timeout: TIMEOUT }, async ({ expect, onTestFinished }) => {
		const folder = mkdtempSync(join(tmpdir(), "omni-stock-chaos-"));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		const postgres = await startPostgresPart();
		onTestFinished(() => postgres.stop());
		const { ownerUrl } = postgres;
		const redis = queue === "Redis" ? await startRedisPart() : undefined;
		onTestFinished(() => redis?.stop());
		await migrate({ ownerUrl, directory: "prisma/migrations", log: () => {} });
		const logins = await ensureLogins({ ownerUrl, secretKey: TEST_SECRET_KEY, log: () => {} });

		const environment = { DATABASE_URL: ownerUrl, SECRET_KEY: TEST_SECRET_KEY, OMNI_DATA_DIR: folder, ROLES: "worker", ...(redis && { REDIS_URL: redis.url }) };
		const worker = startProcessPart({ name: "worker", spawn: () => launch(environment), ready: "Ctrl-C stops it" });
		onTestFinished(() => worker.stop());
		// What people speak with runs here, and outlives the others' crashes: vitest fails on a rejection that nobody handled.
		const app = await startApp({
			...logins,
			config: {
				host: "127.0.0.1",
				port: 0,
				publicUrl: "http://127.0.0.1",
				apiUrls: {},
				webhookRetention: 60,
				redisUrl: redis?.url,
				roles: ["web"],
				discord: undefined,
				slack: undefined,
			},
			secretKey: TEST_SECRET_KEY,
			consoleToken: "",
			pictureFolder: join(folder, "pictures"),
			log: pino({ level: "silent" }),
		});
		onTestFinished(() => app.stop());
		const parts = [worker, postgres, ...(redis ? [redis] : [])];

		let over = false;
		const busy = Object.entries(SHOPS).map(async ([name, rows]) => {
			const owner = callerOf(name);
			const answer = await app.dispatcher.runText(`/shop setup ${name} currency:USD`, owner);
			if (!answer.ok) throw new Error(answer.reply.text);
			await keepShopBusy({ dispatcher: app.dispatcher, ownerUrl, name, owner, rows, mayEnd: () => over });
		});
		const random = randomFrom(SEED);
		const killing = async () => {
			for (const victim of shuffle(
				Object.entries(kills).flatMap(([name, count]) => Array<string>(count).fill(name)),
				random,
			)) {
				for (const part of parts) await part.up();
				await new Promise((resolve) => setTimeout(resolve, 100 + random() * 2_000));
				parts.find(({ name }) => name === victim)?.kill();
			}
			over = true;
		};
		await Promise.all([killing(), ...busy]);

		expect(await bulkFaults(ownerUrl), `seed ${SEED}`).toEqual([]);
		const operations = await query(ownerUrl, "SELECT kind, count(*)::int AS count FROM bulk_operation GROUP BY kind ORDER BY kind");
		expect(operations.map(({ kind }) => kind)).toEqual(["import", "price", "undo"]);
	});
});

function callerOf(name: string): Caller {
	return {
		surface: "discord",
		identityId: name,
		displayName: name,
		workspaceExternalId: name,
		workspaceName: name,
		managesWorkspace: true,
		channelId: name,
	};
}

function shuffle<T>(items: T[], random: () => number): T[] {
	return items
		.map((item) => ({ item, place: random() }))
		.sort((one, other) => one.place - other.place)
		.map(({ item }) => item);
}
