import { openDataFolder } from "../../src/platform/data-folder.ts";
import { startEmbeddedPostgres } from "../../src/platform/embedded-postgres.ts";

// A process for tests to kill: an instance that has its data folder and its PostgreSQL, and says so in one line.
const folder = openDataFolder(process.argv[2] ?? "");
const postgres = await startEmbeddedPostgres({ dataDir: folder.path, log: () => {} });
process.stdout.write(`${postgres.ownerUrl}\n`);
setInterval(() => {}, 60_000);
