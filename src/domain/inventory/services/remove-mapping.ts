import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { lockVendor } from "../../vendors/services/lock-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getMapping } from "../selectors/get-mapping.ts";

const inputSchema = z.strictObject({ name: z.string().trim().min(1).max(200) });

/**
 * Forgets a saved mapping. Imports that were read by it stay as they are.
 * @throws DomainError not_found, with the nearest name
 */
export async function removeMapping(
	scope: VendorScope<"pricing.bulk" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ name: string; changeNumber: bigint }> {
	const wanted = parseInput(inputSchema, input);
	await lockVendor(scope);
	const { id, name, header, columns } = await getMapping(scope, wanted);
	await scope.write.importMapping.deleteMany({ where: { vendorId: scope.vendorId, id } });
	const changeNumber = await recordAudit(scope, {
		action: "remove-mapping",
		subjectKind: "import_mapping",
		subjectId: id,
		before: { name, header, columns },
		inverse: { kind: "import-mapping", mappingId: id, name, header: [...header], columns: { ...columns } },
	});
	return { name, changeNumber };
}
