import { join } from "node:path";
import { prepare } from "./prepare.mjs";
import { projectRoot } from "./project-root.mjs";
import { runEntry } from "./run-entry.mjs";

// `npm start`
prepare();
await runEntry(join(projectRoot, "src/main.ts"), process.argv.slice(2));
