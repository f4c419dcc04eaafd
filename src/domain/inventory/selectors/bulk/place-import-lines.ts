import { DomainError } from "../../../core/errors.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { FileRecord } from "../../files/read-records.ts";
import { findPlace } from "../../find-place.ts";
import { type ImportProblem, importProblem } from "../../imports/import-problem.ts";
import type { NamedLine } from "../../imports/plan-import-line.ts";
import type { PlacedLine } from "../../imports/plan-import-lines.ts";
import type { ImportLine } from "../../imports/read-import-line.ts";
import type { OperationSource } from "../../operations/bulk-operation.ts";
import type { Place } from "../../place.ts";
import { listPlaces } from "./list-places.ts";
import { nameImportLines } from "./name-import-lines.ts";

interface Said {
	source: Extract<OperationSource, { kind: "file" }>;
	said: readonly { record: FileRecord; line: ImportLine }[];
}

/** The lines whose item and location are known, and what stands against the others. */
export async function placeImportLines(scope: ReadScope, { source, said }: Said): Promise<{ lines: PlacedLine[]; unplaced: ImportProblem[] }> {
	const names = await nameImportLines(scope, { lines: said.map(({ line }) => line) });
	const placeOf = await findPlacer(scope, source);
	const lines: PlacedLine[] = [];
	const unplaced: ImportProblem[] = [];
	for (const [nth, { record, line }] of said.entries()) {
		const name = names[nth];
		if (!name) throw new Error("A line came back without its name.");
		if (name.sku === null) {
			unplaced.push(importProblem(record, name.reason, name.isDoubtful));
			continue;
		}
		try {
			lines.push({ record, line: isNamed(line) ? line : { ...line, sku: name.sku }, at: placeOf(line) });
		} catch (error) {
			if (!(error instanceof DomainError)) throw error;
			unplaced.push(importProblem(record, error.message));
		}
	}
	return { lines, unplaced };
}

/** A copy of each line, only to name what has its name, would double what a batch holds. */
function isNamed(line: ImportLine): line is NamedLine {
	return line.sku !== null;
}

/** Where a line's copies lie: where the whole file's do, or where the line says; null of a file that says nothing of it. */
async function findPlacer(scope: ReadScope, { location, roles, header }: Said["source"]): Promise<(line: ImportLine) => Place | null> {
	const names = roles ?? header.map((name) => name.trim().toLowerCase());
	if (!location && !names.includes("location")) return () => null;
	const places = await listPlaces(scope);
	return (line) => findPlace(places, location ? location.name : line.location);
}
