import type { ReadScope } from "../../core/permissions/scopes.ts";
import { mappingColumnsSchema, type SavedMapping } from "../mappings/saved-mapping.ts";

/** The shop's saved mappings, by name. */
export async function listMappings(scope: ReadScope): Promise<SavedMapping[]> {
	const rows = await scope.read.importMapping.findMany({
		where: { vendorId: scope.vendorId },
		select: { id: true, name: true, header: true, columns: true },
		orderBy: { nameKey: "asc" },
	});
	return rows.map(({ columns, ...row }) => ({ ...row, columns: mappingColumnsSchema.parse(columns) }));
}
