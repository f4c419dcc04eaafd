import { stringify } from "csv-stringify/sync";
import type { FileRecord } from "../files/read-records.ts";

/** A line that an import can't take, as it is kept. */
export interface ImportProblem {
	line: number;
	reason: string;
	/** The line as it stands in the file, in commas. */
	content: string;
	/** It may mean more than one item, or another than it names. */
	isDoubtful: boolean;
}

export function importProblem({ line, cells }: FileRecord, reason: string, isDoubtful = false): ImportProblem {
	return { line, reason, isDoubtful, content: stringify([cells.map((cell) => cell.replaceAll("\0", ""))]).trimEnd() };
}
