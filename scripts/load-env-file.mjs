import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project-root.mjs";

/**
 * Reads `.env` (or the file that OMNI_ENV_FILE names; none when it is empty), where there is one. What the environment says already goes first.
 * `npm run admin -- setup` writes it.
 */
export function loadEnvFile() {
	process.env.OMNI_ENV_FILE ??= join(projectRoot, ".env");
	const file = process.env.OMNI_ENV_FILE;
	if (file === "" || !existsSync(file)) return;
	try {
		process.loadEnvFile(file);
	} catch (error) {
		console.error(`${file} can't be read: ${error.message}`);
		process.exit(1);
	}
}
