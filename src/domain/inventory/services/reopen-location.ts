import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";

const inputSchema = z.strictObject({ locationId: z.uuid() });

/** Takes an archived location back into use. False when it is none. */
export async function reopenLocation(scope: VendorScope<"stock.write">, input: z.input<typeof inputSchema>): Promise<boolean> {
	const { locationId } = parseInput(inputSchema, input);
	const { count } = await scope.write.location.updateMany({
		where: { vendorId: scope.vendorId, id: locationId, archivedAt: { not: null } },
		data: { archivedAt: null },
	});
	if (count === 0) return false;
	await recordAudit(scope, {
		action: "reopen-location",
		subjectKind: "location",
		subjectId: locationId,
		before: { archived: true },
		after: { archived: false },
	});
	return true;
}
