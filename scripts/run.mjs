import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadEnvFile } from "./load-env-file.mjs";
import { prepare } from "./prepare.mjs";
import { projectRoot } from "./project-root.mjs";
import { runEntry } from "./run-entry.mjs";

// `node scripts/run.mjs file.ts args…`
const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
	console.error("Say what to run: node scripts/run.mjs <file.ts> [arguments]");
	process.exit(1);
}
// What speaks to a running instance never installs: the instance's own first start may be at it just now.
if (!file.startsWith("src/cli/")) prepare();
else if (!existsSync(join(projectRoot, "node_modules/tsx")) || !existsSync(join(projectRoot, "src/generated"))) {
	console.error("Omni-Stock is not installed yet: type npm start first, and wait until it says that it runs.");
	process.exit(1);
}
if (file.startsWith("src/cli/")) loadEnvFile();
await runEntry(file, args);
