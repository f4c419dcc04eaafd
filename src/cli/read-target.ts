import type { Config } from "../config.ts";
import { DomainError } from "../domain/core/errors.ts";
import { findInstance } from "../platform/find-instance.ts";

/** Where a running instance listens, and what opens its console. */
export interface Target {
	host: string;
	port: number;
	token: string;
}

/**
 * The instance that runs on the data folder; PORT names another one's port.
 * @throws DomainError unavailable when none runs
 */
export function readTarget({ dataDir, host }: Pick<Config, "dataDir" | "host">): Target {
	const instance = findInstance(dataDir);
	if (instance) return { host, port: Number(process.env.PORT) || instance.port, token: instance.consoleToken };
	throw new DomainError(
		"unavailable",
		`No Omni-Stock runs on the data folder ${dataDir}: start it with npm start, or set OMNI_DATA_DIR to the folder of the one you mean.`,
	);
}
