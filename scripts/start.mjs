import { join } from "node:path";
import { loadEnvFile } from "./load-env-file.mjs";
import { prepare } from "./prepare.mjs";
import { projectRoot } from "./project-root.mjs";
import { runEntry } from "./run-entry.mjs";

// `npm start`. The script in package.json says `exec`, so that a signal to npm reaches this process and no shell in between.
prepare();
loadEnvFile();
// Ctrl-C comes twice, from the terminal and from npm: the second must not break off the clean stop that the first began.
process.on("SIGINT", () => {});
await runEntry(join(projectRoot, "src/main.ts"), process.argv.slice(2));
