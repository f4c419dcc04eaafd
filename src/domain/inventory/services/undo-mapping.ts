import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { lockVendor } from "../../vendors/services/lock-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { mappingNameSchema } from "../mappings/mapping-name.ts";
import { listMappings } from "../selectors/list-mappings.ts";

const state = z.strictObject({ name: mappingNameSchema, header: z.array(z.string()), columns: z.record(z.string(), z.string()) });
/** As it was saved, and what was before; null: no such mapping. */
const inputSchema = z.strictObject({ mappingId: z.uuid(), seen: state, restore: state.nullable() });

/**
 * Gives a saved mapping back what it said before, or takes it away again, if it is still as it was saved. Imports that were read by it stay as they are.
 * @throws DomainError conflict when it was changed or removed since
 */
export async function undoMapping(scope: VendorScope<"pricing.bulk">, input: z.input<typeof inputSchema>): Promise<{ name: string; gone: boolean }> {
	const { mappingId: id, seen, restore } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	await lockVendor(scope);
	const now = (await listMappings(scope)).find((mapping) => mapping.id === id);
	if (!now || !isDeepStrictEqual({ ...now }, { ...seen, id })) throw new DomainError("conflict", say.fileMappingDrift({ name: seen.name }));
	if (restore) await scope.write.importMapping.updateMany({ where: { vendorId, id }, data: restore });
	else await scope.write.importMapping.deleteMany({ where: { vendorId, id } });
	await recordAudit(scope, {
		action: "undo-save-mapping",
		subjectKind: "import_mapping",
		subjectId: id,
		before: { name: seen.name, columns: seen.columns },
		...(restore && { after: { name: restore.name, columns: restore.columns } }),
	});
	return { name: seen.name, gone: restore === null };
}
