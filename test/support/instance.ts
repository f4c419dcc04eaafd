import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Answer } from "../../src/domain/core/reply.ts";
import { findEmbeddedPostgres } from "../../src/platform/find-embedded-postgres.ts";
import { findInstance } from "../../src/platform/find-instance.ts";

/** The whole program as `npm start` runs it, in a process group of its own. */
export interface Instance {
	child: ChildProcess;
	port: number;
	/** All that it has printed so far. */
	output(): string;
	say(text: string): Promise<Answer>;
	/** The exit code, once it has ended. */
	ended: Promise<number | null>;
}

/** Runs scripts/start.mjs with nothing but these variables; without a DATABASE_URL on the embedded PostgreSQL. */
export function launch(environment: Record<string, string>): { child: ChildProcess; output: () => string; ended: Promise<number | null> } {
	const { PATH = "", HOME = "" } = process.env;
	const child = spawn(process.execPath, ["scripts/start.mjs"], {
		detached: true,
		stdio: ["ignore", "pipe", "pipe"],
		env: { PATH, HOME, DEMO: "0", PORT: "0", OMNI_ENV_FILE: "", ...environment },
	});
	let printed = "";
	for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (printed += chunk));
	const ended = once(child, "exit").then(([code]) => code as number | null);
	return { child, output: () => printed, ended };
}

/** Starts an instance and waits until it says that it runs. */
export async function startInstance(dataDir: string, environment: Record<string, string> = {}): Promise<Instance> {
	const started = launch({ OMNI_DATA_DIR: dataDir, ...environment });
	let over = false;
	void started.ended.then(() => {
		over = true;
	});
	while (!started.output().includes("Ctrl-C stops it")) {
		if (over) throw new Error(`It ended by itself:\n${started.output()}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	const found = findInstance(dataDir);
	if (!found) throw new Error("It runs and its data folder does not tell where.");
	const say = async (text: string): Promise<Answer> => {
		const response = await fetch(`http://127.0.0.1:${found.port}/console/messages`, {
			method: "POST",
			headers: { "content-type": "application/json", authorization: `Bearer ${found.consoleToken}` },
			body: JSON.stringify({ text }),
		});
		return (await response.json()) as Answer;
	};
	return { ...started, port: found.port, say };
}

/** A data folder of the test's own; whatever still runs on it afterwards is stopped. */
export function instanceFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "omni-stock-instance-"));
	onTestFinished(async () => {
		const left = findInstance(folder);
		if (left) process.kill(left.pid, "SIGKILL");
		if (findEmbeddedPostgres(folder)) {
			const last = await startInstance(folder);
			last.child.kill("SIGINT");
			await last.ended;
		}
		// Root's cluster lies elsewhere, behind a link.
		const cluster = join(folder, "postgres");
		if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true, force: true });
		rmSync(folder, { recursive: true, force: true });
	});
	return folder;
}
