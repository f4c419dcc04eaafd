import { spawnSync } from "node:child_process";
import { projectRoot } from "./project-root.mjs";

/**
 * Runs one step of the preparation. Its output goes to stderr, so that stdout stays what the command itself prints.
 * Ends the process with the step's exit code when it fails; `quiet` shows the output only then.
 */
export function runStep(title, command, args, { env = {}, quiet = false, shell = false } = {}) {
	console.error(`${title} …`);
	const result = spawnSync(command, args, {
		cwd: projectRoot,
		env: { ...process.env, ...env },
		stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", 2, 2],
		shell,
	});
	if (result.status === 0) return;
	if (quiet) process.stderr.write(Buffer.concat([result.stdout, result.stderr].filter(Boolean)));
	const why = result.error?.message ?? (result.signal ? `stopped by ${result.signal}` : `exit code ${result.status}`);
	console.error(`${title} failed: ${why}.`);
	process.exit(result.status || 1);
}
