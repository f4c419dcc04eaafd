import { prepare } from "./prepare.mjs";
import { runEntry } from "./run-entry.mjs";

// `node scripts/run.mjs file.ts args…`
const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
	console.error("Say what to run: node scripts/run.mjs <file.ts> [arguments]");
	process.exit(1);
}
prepare();
await runEntry(file, args);
