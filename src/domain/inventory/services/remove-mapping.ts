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
export async function removeMapping(scope: VendorScope<"pricing.bulk" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<{ name: string }> {
	const wanted = parseInput(inputSchema, input);
	await lockVendor(scope);
	const { id, name, header, columns } = await getMapping(scope, wanted);
	await scope.write.importMapping.deleteMany({ where: { vendorId: scope.vendorId, id } });
	await recordAudit(scope, { action: "remove-mapping", subjectKind: "import_mapping", subjectId: id, before: { name, header, columns } });
	return { name };
}
