import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isProcessAlive } from "./process-identity.ts";

export const INSTANCE_FILE = "instance.json";

const schema = z.object({ pid: z.number(), port: z.number() });

/** A running Omni-Stock, as its data folder tells. */
export interface Instance {
	pid: number;
	port: number;
	consoleToken: string;
}

/** The instance that runs on this data folder, or undefined when none does. */
export function findInstance(dataDir: string): Instance | undefined {
	try {
		const { pid, port } = schema.parse(JSON.parse(readFileSync(join(dataDir, INSTANCE_FILE), "utf8")));
		if (!isProcessAlive(pid)) return undefined;
		return { pid, port, consoleToken: readFileSync(join(dataDir, "console-token"), "utf8").trim() };
	} catch {
		return undefined;
	}
}
