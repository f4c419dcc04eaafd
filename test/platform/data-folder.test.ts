import { spawn, spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDataFolder } from "../../src/platform/data-folder.ts";
import { findInstance } from "../../src/platform/find-instance.ts";
import { processIdentity } from "../../src/platform/process-identity.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function livingProcess(): number {
	const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
	onTestFinished(() => void child.kill("SIGKILL"));
	return child.pid ?? 0;
}

const dead = () => spawnSync(process.execPath, ["--version"]).pid;

test("keeps its secrets over a restart, readable by nobody else", () => {
	const path = join(temporaryFolder(), "deep/down");
	const first = openDataFolder(path);
	first.close();
	const second = openDataFolder(path);
	expect(second.secretKey).toBe(first.secretKey);
	expect(second.consoleToken).toBe(first.consoleToken);
	expect(Buffer.from(first.secretKey, "base64")).toHaveLength(32);
	second.announce(3000);
	for (const file of ["secret-key", "console-token", "instance.json", "lock"]) expect(statSync(join(path, file)).mode & 0o777, file).toBe(0o600);
	// Root's folder may be entered by PostgreSQL's user, but not listed.
	expect(statSync(path).mode & 0o777).toBe(process.getuid?.() === 0 ? 0o711 : 0o700);
	second.close();
});

test("lets `say` find the instance while it runs", () => {
	const path = temporaryFolder();
	expect(findInstance(path)).toBeUndefined();
	const folder = openDataFolder(path);
	expect(findInstance(path)).toBeUndefined();
	folder.announce(4321);
	expect(findInstance(path)).toEqual({ pid: process.pid, port: 4321, consoleToken: folder.consoleToken });
	folder.close();
	expect(findInstance(path)).toBeUndefined();
	writeFileSync(join(path, "instance.json"), JSON.stringify({ pid: dead(), port: 4321 }));
	expect(findInstance(path)).toBeUndefined();
});

test("refuses a folder that another living instance has", () => {
	const path = temporaryFolder();
	const other = livingProcess();
	writeFileSync(join(path, "lock"), `${other} ${processIdentity(other)}\n`);
	expect(() => openDataFolder(path)).toThrow(`The data folder ${path} is in use by another Omni-Stock (process ${other}). Stop it or set OMNI_DATA_DIR.`);
});

test("takes over from an instance that was killed", () => {
	const path = temporaryFolder();
	writeFileSync(join(path, "lock"), `${dead()} ${processIdentity(process.pid)}\n`);
	openDataFolder(path).close();
});

test("takes over when the killed instance's number now belongs to another program", () => {
	const path = temporaryFolder();
	writeFileSync(join(path, "lock"), `${livingProcess()} 00000000-0000-0000-0000-000000000000 17\n`);
	const folder = openDataFolder(path);
	expect(readFileSync(join(path, "lock"), "utf8")).toMatch(new RegExp(`^${process.pid} `));
	folder.close();
});

test("says what to do about a folder that cannot be made", () => {
	const file = join(temporaryFolder(), "file");
	writeFileSync(file, "");
	expect(() => openDataFolder(join(file, "data"))).toThrow(/^The data folder .* cannot be used: /);
});
