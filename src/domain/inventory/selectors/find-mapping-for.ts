import type { ReadScope } from "../../core/permissions/scopes.ts";
import { foldColumn } from "../files/fold-column.ts";
import { PROBLEM_COLUMNS } from "../imports/problem-columns.ts";
import { mappingColumnsSchema, type SavedMapping } from "../mappings/saved-mapping.ts";

/** The mapping that was saved last for files with this header, those of problems with such a file among them; null when there is none. */
export async function findMappingFor(scope: ReadScope, { header }: { header: readonly string[] }): Promise<SavedMapping | null> {
	const names = header.map(foldColumn);
	const isOfProblems = PROBLEM_COLUMNS.every((name, place) => names[place] === name);
	const row = await scope.read.importMapping.findFirst({
		where: { vendorId: scope.vendorId, header: { equals: isOfProblems ? names.slice(PROBLEM_COLUMNS.length) : names } },
		select: { id: true, name: true, header: true, columns: true },
		orderBy: { createdAt: "desc" },
	});
	return row && { ...row, columns: mappingColumnsSchema.parse(row.columns) };
}
