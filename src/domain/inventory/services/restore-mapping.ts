import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { lockVendor } from "../../vendors/services/lock-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { mappingNameSchema } from "../mappings/mapping-name.ts";
import { listMappings } from "../selectors/list-mappings.ts";

const inputSchema = z.strictObject({ mappingId: z.uuid(), name: mappingNameSchema, header: z.array(z.string()), columns: z.record(z.string(), z.string()) });

/**
 * Brings a removed mapping back as it was.
 * @throws DomainError conflict when another has its name by now
 */
export async function restoreMapping(scope: VendorScope<"pricing.bulk">, input: z.input<typeof inputSchema>): Promise<{ name: string }> {
	const { mappingId: id, name, header, columns } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	await lockVendor(scope);
	const isTaken = (await listMappings(scope)).some((mapping) => mapping.name.toLowerCase() === name.toLowerCase());
	if (isTaken) throw new DomainError("conflict", say.fileMappingTaken({ name }));
	await scope.write.importMapping.createMany({ data: [{ id, vendorId, personId: scope.actor.personId, name, header, columns }] });
	await recordAudit(scope, { action: "undo-remove-mapping", subjectKind: "import_mapping", subjectId: id, after: { name, columns } });
	return { name };
}
