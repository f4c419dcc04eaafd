import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findEmbeddedPostgres } from "../../src/platform/find-embedded-postgres.ts";
import { findInstance } from "../../src/platform/find-instance.ts";
import { instanceFolder, launch, startInstance } from "../support/instance.ts";
import { ledgerFaults } from "../support/ledger-faults.ts";
import { query } from "../support/query.ts";

const SLOW = 120_000;

test("starts on an empty folder, answers, and Ctrl-C stops everything", { timeout: SLOW }, async () => {
	const folder = instanceFolder();
	const instance = await startInstance(folder, { DEMO: "1" });
	expect(instance.output()).toContain("Next steps");
	expect(await instance.say("/find charizard")).toMatchObject({ ok: true, reply: { rows: { columns: expect.any(Array) } } });
	expect((await fetch(`http://127.0.0.1:${instance.port}/readyz`)).status).toBe(200);
	expect(findEmbeddedPostgres(folder)).toBeDefined();
	instance.child.kill("SIGINT");
	expect(await instance.ended).toBe(0);
	expect(findEmbeddedPostgres(folder)).toBeUndefined();
});

test("is ready only once the first command has a real answer", { timeout: SLOW }, async () => {
	const folder = instanceFolder();
	const starting = startInstance(folder, { DEMO: "1" });
	for (;;) {
		const found = findInstance(folder);
		const response = found && (await fetch(`http://127.0.0.1:${found.port}/readyz`).catch(() => undefined));
		if (found && response?.ok) {
			const answer = await fetch(`http://127.0.0.1:${found.port}/console/messages`, {
				method: "POST",
				headers: { "content-type": "application/json", authorization: `Bearer ${found.consoleToken}` },
				body: JSON.stringify({ text: "/find charizard" }),
			});
			expect(await answer.json()).toMatchObject({ ok: true, reply: { rows: { columns: expect.any(Array) } } });
			break;
		}
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	const instance = await starting;
	instance.child.kill("SIGINT");
	expect(await instance.ended).toBe(0);
});

test("a second instance on the folder, and one on the port, end with one sentence and code 1", { timeout: SLOW }, async () => {
	const folder = instanceFolder();
	const instance = await startInstance(folder);
	const sameFolder = launch({ OMNI_DATA_DIR: folder });
	expect(await sameFolder.ended).toBe(1);
	expect(sameFolder.output().trim()).toMatch(/^The data folder .* is in use by another Omni-Stock \(process \d+\)\. Stop it or set OMNI_DATA_DIR\.$/);
	const samePort = launch({ OMNI_DATA_DIR: instanceFolder(), PORT: String(instance.port) });
	expect(await samePort.ended).toBe(1);
	expect(samePort.output()).toContain(`Port ${instance.port} is in use`);
	expect(await instance.say("/help")).toMatchObject({ ok: true });
	instance.child.kill("SIGTERM");
	expect(await instance.ended).toBe(0);
});

test.each([
	["an address where nothing listens", { DATABASE_URL: "postgresql://me:s3cret@127.0.0.1:1/shop", SECRET_KEY: "0123456789abcdef" }, "can't be used"],
	["no URL at all", { DATABASE_URL: "s3cret", SECRET_KEY: "0123456789abcdef" }, "DATABASE_URL is not right"],
	["no secret key beside it", { DATABASE_URL: "postgresql://me:s3cret@127.0.0.1:1/shop" }, "SECRET_KEY"],
])("a wrong DATABASE_URL (%s) ends with one sentence and code 1, and does not show the password", async (_case, environment, sentence) => {
	const started = launch({ OMNI_DATA_DIR: instanceFolder(), ...environment });
	expect(await started.ended).toBe(1);
	expect(started.output()).toContain(sentence);
	expect(started.output()).not.toContain("s3cret");
	expect(started.output()).not.toMatch(/\n\s+at /);
});

test("kill -9 in the middle of a bulk operation loses nothing: the next start takes the database over and finishes it", { timeout: SLOW }, async () => {
	const ROWS = 8_000;
	const folder = instanceFolder();
	const file = join(folder, "stock.csv");
	const lines = Array.from({ length: ROWS }, (_, index) => `SKU-${index},Item ${index},tcg-single,NM,${(index % 90) + 1}.00,USD,1`);
	writeFileSync(file, `sku,title,category,condition,price,currency,quantity\n${lines.join("\n")}\n`);

	let instance = await startInstance(folder);
	await instance.say('/shop setup "Kill Shop"');
	const preview = await instance.say(`/bulk import file:${file}`);
	await instance.say(preview.reply.actions?.[0]?.command ?? "");
	// Killed as soon as some rows are done, twice over.
	for (let kills = 0; kills < 2; kills++) {
		const before = await rowsDone(instance.say, "B-1");
		while ((await rowsDone(instance.say, "B-1")) === before && before < ROWS) await new Promise((resolve) => setTimeout(resolve, 10));
		instance.child.kill("SIGKILL");
		await instance.ended;
		instance = await startInstance(folder);
	}
	expect(instance.output()).toContain("Took over the PostgreSQL");
	while ((await instance.say("/bulk show B-1")).reply.progress?.active) await new Promise((resolve) => setTimeout(resolve, 100));

	const url = findEmbeddedPostgres(folder) ?? "";
	expect(await query(url, "SELECT status, rows_done AS done, rows_skipped AS skipped FROM bulk_operation")).toEqual([
		{ status: "done", done: ROWS, skipped: 0 },
	]);
	expect(
		await query(
			url,
			"SELECT count(*)::int AS items, (SELECT count(*)::int FROM stock_movement) AS moves, (SELECT count(*)::int FROM price_change) AS prices FROM item",
		),
	).toEqual([{ items: ROWS, moves: ROWS, prices: ROWS }]);
	expect(await ledgerFaults(url)).toEqual([]);
	instance.child.kill("SIGINT");
	expect(await instance.ended).toBe(0);
});

async function rowsDone(say: (text: string) => Promise<{ reply: { progress?: { done: number } } }>, operation: string): Promise<number> {
	return (await say(`/bulk show ${operation}`)).reply.progress?.done ?? 0;
}
