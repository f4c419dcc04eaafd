import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone, wherever the command was typed. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));
