import { DomainError } from "../../core/errors.ts";
import type { Carried } from "../import-formats/import-format.ts";
import { columnsOfRoles, importColumns } from "../imports/import-columns.ts";
import { type ImportLine, readImportLine } from "../imports/read-import-line.ts";
import type { OperationSource } from "../operations/bulk-operation.ts";
import type { FileRecord } from "./read-records.ts";

export interface Understood {
	said: { record: FileRecord; line: ImportLine }[];
	/** Lines that can't be taken, each with its reason. */
	refused: { record: FileRecord; reason: string }[];
	carried: Carried | null;
}

interface Surroundings {
	source: Extract<OperationSource, { kind: "file" }>;
	currency: string;
	locale: string;
	/** When the file came. */
	at: Date;
	/** From the records before. */
	carried: Carried | null;
}

/** What the records of a file say, line by line. Records that tell of no item are passed over. */
export function understandRecords(records: readonly FileRecord[], { source, carried: before, currency, locale, at }: Surroundings): Understood {
	const columns = source.roles ? columnsOfRoles(source.roles) : importColumns(source.header);
	const { format, category } = source;
	const understood: Understood = { said: [], refused: [], carried: before };
	for (const record of records) {
		try {
			const { line, carried } = readImportLine(record.cells, columns, { format, category, currency, locale, at, carried: understood.carried });
			understood.carried = carried;
			if (line) understood.said.push({ record, line });
		} catch (error) {
			// What stands against a line is said of the line; anything else is a bug.
			if (!(error instanceof DomainError)) throw error;
			understood.refused.push({ record, reason: error.message });
		}
	}
	return understood;
}
