import type { ReadScope } from "../../core/permissions/scopes.ts";
import { foldColumn } from "../fold-column.ts";
import { mappingColumnsSchema, type SavedMapping } from "../saved-mapping.ts";

/** The mapping that was saved last for files with this header; null when there is none. */
export async function findMappingFor(scope: ReadScope, { header }: { header: readonly string[] }): Promise<SavedMapping | null> {
	const row = await scope.read.importMapping.findFirst({
		where: { vendorId: scope.vendorId, header: { equals: header.map(foldColumn) } },
		select: { id: true, name: true, header: true, columns: true },
		orderBy: { createdAt: "desc" },
	});
	return row && { ...row, columns: mappingColumnsSchema.parse(row.columns) };
}
