import { spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "./free-port.ts";
import type { Part } from "./part.ts";
import { startProcessPart } from "./start-process-part.ts";

/** A Redis that keeps nothing on its disk: each kill empties every queue. */
export async function startRedisPart(): Promise<Part & { url: string }> {
	const port = await freePort();
	const part = startProcessPart({
		name: "Redis",
		ready: "Ready to accept connections",
		spawn() {
			const child = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]);
			let printed = "";
			child.stdout.on("data", (chunk) => (printed += chunk));
			return { child, output: () => printed, ended: once(child, "exit") };
		},
	});
	await part.up();
	return { ...part, url: `redis://127.0.0.1:${port}` };
}
