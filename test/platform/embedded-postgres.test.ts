import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { openDataFolder } from "../../src/platform/data-folder.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../src/platform/embedded-postgres.ts";
import { query } from "../support/query.ts";

const log = () => {};
// One folder for all: the tests go through an installation's life in their order.
const dataDir = mkdtempSync(join(tmpdir(), "omni-stock-life-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const postmasterFile = join(dataDir, "postgres/data/postmaster.pid");
const postmasterPid = () => Number(readFileSync(postmasterFile, "utf8").split("\n")[0]);

async function start(options: { log?: (message: string) => void } = {}): Promise<EmbeddedPostgres> {
	const postgres = await startEmbeddedPostgres({ dataDir, log, ...options });
	onTestFinished(() => postgres.stop());
	return postgres;
}

test("keeps its data over a stop and a start", async () => {
	const first = await start();
	await query(first.ownerUrl, "CREATE TABLE kept AS SELECT 'Pokémon ポケモン' AS title");
	await Promise.all([first.stop(), first.stop()]);
	await expect(query(first.ownerUrl, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/);

	const second = await start();
	expect(await query(second.ownerUrl, "SELECT * FROM kept")).toEqual([{ title: "Pokémon ポケモン" }]);
});

test("speaks UTF-8, sorts the same on every machine, survives a crash, and listens on this machine alone", async () => {
	const { ownerUrl } = await start();
	const [row] = await query(
		ownerUrl,
		`SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, datlocale AS locale, upper('é') AS upper,
		        current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
		        current_setting('listen_addresses') AS listens, current_setting('password_encryption') AS passwords
		 FROM pg_database WHERE datname = current_database()`,
	);
	expect(row).toEqual({
		encoding: "UTF8",
		provider: "b",
		locale: "C.UTF-8",
		upper: "É",
		fsync: "on",
		commit: "on",
		listens: "127.0.0.1",
		passwords: "scram-sha-256",
	});
	await expect(query(ownerUrl.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow(/password authentication failed/);
});

test("takes over the server of an instance that was killed, in well under a second", async () => {
	const killed = spawn(process.execPath, ["scripts/run.mjs", "test/fixtures/start-and-hang.ts", dataDir], { stdio: ["ignore", "pipe", "inherit"] });
	const url = String((await once(killed.stdout, "data"))[0]).trim();
	await query(url, "CREATE TABLE committed AS SELECT 1 AS one");
	const pid = postmasterPid();
	killed.kill("SIGKILL");
	await once(killed, "exit");

	const folder = openDataFolder(dataDir);
	const said: string[] = [];
	const before = performance.now();
	const postgres = await start({ log: (message) => said.push(message) });
	expect(performance.now() - before).toBeLessThan(1_000);
	expect(said).toEqual([`Took over the PostgreSQL that an earlier instance left running (process ${pid}).`]);
	expect(postgres.ownerUrl).toBe(url);
	expect(await query(postgres.ownerUrl, "SELECT * FROM committed")).toEqual([{ one: 1 }]);
	await postgres.stop();
	folder.close();
});

test("is not reached by Ctrl-C, which goes to the terminal's whole process group", async () => {
	const child = spawn(process.execPath, ["scripts/run.mjs", "test/fixtures/start-and-hang.ts", dataDir], {
		detached: true,
		stdio: ["ignore", "pipe", "inherit"],
	});
	const url = String((await once(child.stdout, "data"))[0]).trim();
	process.kill(-(child.pid ?? 0), "SIGINT");
	await once(child, "exit");
	await sleep(300);
	expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
	await start();
});

test.each([
	["a number that nobody has", 4_194_000],
	["a number that another program has by now", process.pid],
])("starts after a crash of the machine: postmaster.pid with %s", async (_, pid) => {
	const first = await start();
	const text = readFileSync(postmasterFile, "utf8");
	await first.stop();
	writeFileSync(postmasterFile, text.replace(/^\d+/, String(pid)), { mode: 0o600 });
	const { uid, gid } = statSync(join(dataDir, "postgres/data"));
	chownSync(postmasterFile, uid, gid);

	const { ownerUrl } = await start();
	expect(await query(ownerUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("is started again on its port when its processes were killed, with what was committed, and tells of it with the name of its log", {
	timeout: 90_000,
}, async () => {
	const told: string[] = [];
	const { ownerUrl, logFile } = await start({ log: (message) => told.push(message) });
	await query(ownerUrl, "CREATE TABLE outlives AS SELECT 1 AS one");
	process.kill(postmasterPid(), "SIGKILL");
	await expect.poll(() => query(ownerUrl, "SELECT one FROM outlives").catch(() => []), { timeout: 60_000 }).toEqual([{ one: 1 }]);
	expect(told).toContain(`The embedded PostgreSQL has died and is started again; its log: ${logFile}`);
});

test("says where its log is when it cannot start", async () => {
	const file = join(dataDir, "postgres/data/postgresql.conf");
	const settings = readFileSync(file);
	writeFileSync(file, "no_such_setting = 1\n");
	await expect(start()).rejects.toThrow(/did not start[\s\S]*no_such_setting[\s\S]*postgres\/server\.log/);
	writeFileSync(file, settings);
});

test("refuses a cluster of another major version with a sentence", async () => {
	writeFileSync(join(dataDir, "postgres/data/PG_VERSION"), "12\n");
	await expect(start()).rejects.toThrow(/was made by PostgreSQL 12; this Omni-Stock brings PostgreSQL 18/);
});

test.runIf(process.getuid?.() === 0)("runs from a folder that only root may enter, as another user", async () => {
	const closed = mkdtempSync(join(tmpdir(), "omni-stock-closed-"));
	const inside = join(closed, "data");
	mkdirSync(inside);
	const postgres = await startEmbeddedPostgres({ dataDir: inside, log, throwaway: true });
	const outside = realpathSync(join(inside, "postgres"));
	onTestFinished(async () => {
		await postgres.stop();
		for (const folder of [closed, outside]) rmSync(folder, { recursive: true, force: true });
	});
	expect(outside).toMatch(/^\/var\/lib\/omni-stock\/cluster-/);
	expect(statSync(outside).uid).not.toBe(0);
	expect(await query(postgres.ownerUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});
