import { readConfig } from "../config.ts";
import { DomainError } from "../domain/core/errors.ts";
import { findEmbeddedPostgres } from "../platform/find-embedded-postgres.ts";

/** What the operator may do from the terminal, by verb. */
const VERBS: Readonly<Record<string, { summary: string; run: () => string }>> = {
	"db-url": { summary: "print the owner's URL of the database in use, for psql and pg_dump", run: databaseUrl },
};

function databaseUrl(): string {
	const config = readConfig(process.env);
	const url = config.databaseOwnerUrl ?? config.databaseUrl ?? findEmbeddedPostgres(config.dataDir);
	if (url) return url;
	throw new DomainError("unavailable", `No Omni-Stock runs on the data folder ${config.dataDir}.`, {
		hint: "Start it with npm start, or set OMNI_DATA_DIR to the folder of the one that runs.",
	});
}

const [name = ""] = process.argv.slice(2);
const verb = VERBS[name];
if (!verb) {
	const list = Object.entries(VERBS).map(([known, { summary }]) => `  npm run --silent admin -- ${known}   ${summary}`);
	process.stderr.write(`${name === "" ? "Say what to do:" : `There is no verb ${name}. There is:`}\n${list.join("\n")}\n`);
	process.exit(2);
}
try {
	process.stdout.write(`${verb.run()}\n`);
} catch (error) {
	if (!(error instanceof DomainError)) throw error;
	process.stderr.write(`${[error.message, error.hint].filter(Boolean).join(" ")}\n`);
	process.exit(1);
}
