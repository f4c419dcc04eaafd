import { readConfig } from "../../config.ts";
import { DomainError } from "../../domain/core/errors.ts";
import { findEmbeddedPostgres } from "../../platform/find-embedded-postgres.ts";

/**
 * The owner's URL of the database in use: the configured one, or that of the embedded PostgreSQL which runs on the data folder.
 * @throws DomainError unavailable when none is configured and none runs
 */
export function ownerUrl(): string {
	const config = readConfig(process.env);
	const url = config.databaseOwnerUrl ?? config.databaseUrl ?? findEmbeddedPostgres(config.dataDir);
	if (url) return url;
	throw new DomainError("unavailable", `No Omni-Stock runs on the data folder ${config.dataDir}.`, {
		hint: "Start it with npm start, or set OMNI_DATA_DIR to the folder of the one that runs.",
	});
}
