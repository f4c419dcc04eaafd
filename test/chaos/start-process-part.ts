import type { ChildProcess } from "node:child_process";
import type { Part } from "./part.ts";

interface Options {
	name: string;
	spawn: () => { child: ChildProcess; output: () => string; ended: Promise<unknown> };
	/** What it prints once it takes work. */
	ready: string;
}

/**
 * A process that is started again whenever it ends. One that ends by itself once it was ready is a fault, which `up` throws; one that finds
 * the others away at its start may say so and end.
 */
export function startProcessPart({ name, spawn, ready }: Options): Part {
	let stopping = false;
	let killed = false;
	let fault: Error | undefined;
	let current = spawn();
	const keep = async () => {
		while (!stopping) {
			await current.ended;
			if (!killed && !stopping && current.output().includes(ready)) fault ??= new Error(`${name} ended by itself:\n${current.output().slice(-5_000)}`);
			killed = false;
			if (!stopping) current = spawn();
		}
	};
	const kept = keep();
	return {
		name,
		async up() {
			for (;;) {
				if (fault) throw fault;
				if (!killed && current.child.exitCode === null && current.output().includes(ready)) return;
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
		},
		kill() {
			killed = true;
			current.child.kill("SIGKILL");
		},
		async stop() {
			stopping = true;
			current.child.kill("SIGKILL");
			await kept;
			if (fault) throw fault;
		},
	};
}
