import { spawn } from "node:child_process";
import type { PostgresHome } from "./postgres-home.ts";

// biome-ignore lint/style/noProcessEnv: not configuration, but what a program needs to start at all
const { PATH = "", SystemRoot = "" } = process.env;

/**
 * Runs initdb or pg_ctl as PostgreSQL's user, in a session of its own, so that Ctrl-C does not reach the server before us.
 * Its environment is bare: the server lives on and must not carry our secrets. Resolves to the exit code and what it said.
 */
export function runPostgresTool(program: string, args: string[], home: PostgresHome): Promise<{ code: number; output: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			cwd: home.path,
			detached: true,
			windowsHide: true,
			stdio: ["ignore", "pipe", "pipe"],
			env: { PATH, SystemRoot, LC_ALL: "C" },
			...home.user,
		});
		let output = "";
		const keep = (chunk: Buffer) => {
			output += chunk.toString();
		};
		child.stdout.on("data", keep);
		child.stderr.on("data", keep);
		child.once("error", reject);
		child.once("close", (code) => resolve({ code: code ?? -1, output: output.trim() }));
	});
}
