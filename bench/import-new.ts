import type { Figure } from "./figure.ts";
import { benchImportFile } from "./import-file.ts";

/** Items that the shop has not had. */
export function benchImportNew(rows = 100_000): Promise<Record<string, Figure>> {
	return benchImportFile("new", rows);
}
