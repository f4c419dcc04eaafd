import type { Figure } from "./figure.ts";
import { benchImportFile } from "./import-file.ts";

/** New prices and quantities of items that there are: what shops send most. */
export function benchImport(rows = 200_000): Promise<Record<string, Figure>> {
	return benchImportFile("changed", rows);
}
