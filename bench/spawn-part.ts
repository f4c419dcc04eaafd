import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** Milliseconds that a part may take to end. */
const PATIENCE = 20_000;

/** Runs a file in a process of its own, which is spoken to by messages, and ends when it is told nothing more. */
export function spawnPart(file: string, args: readonly string[]): { child: ChildProcess; stop(): Promise<void> } {
	const child = spawn(process.execPath, ["scripts/run.mjs", file, ...args], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
	// Whoever waits for a message of one that has ended would wait for good.
	const onEarlyEnd = (code: number | null) => {
		throw new Error(`${file} ended early, with ${code}.`);
	};
	child.once("exit", onEarlyEnd);
	return {
		child,
		async stop() {
			child.off("exit", onEarlyEnd);
			if (child.exitCode !== null) return;
			const ended = once(child, "exit");
			child.disconnect();
			const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
			await ended;
			clearTimeout(late);
		},
	};
}
