import { z } from "zod";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { firstPlanCursor } from "../../operations/first-plan-cursor.ts";
import { operationLabel } from "../../operations/operation-label.ts";
import { getOperation } from "../../selectors/bulk/get-operation.ts";
import { lockOperation } from "./lock-operation.ts";
import { requestJob } from "./request-job.ts";
import { requirePerson } from "./require-person.ts";

const inputSchema = z.strictObject({ number: z.int().positive(), quantities: z.enum(["set", "add"]) });

/**
 * Chooses what becomes of an import's quantities, and has its plan made anew. Choosing what is chosen changes nothing.
 * @throws DomainError not_found; conflict when it is no import with quantities, or is no longer a plan
 */
export async function setImportQuantities(scope: VendorScope<"pricing.bulk">, input: z.input<typeof inputSchema>): Promise<void> {
	const { number, quantities } = parseInput(inputSchema, input);
	const personId = requirePerson(scope);
	const { id: operationId } = await getOperation(scope, { number });
	const { status, source, slice: before } = await lockOperation(scope, { operationId });
	const operation = operationLabel(number);
	if (source.kind !== "file") throw new DomainError("conflict", say.quantitiesNone({ operation }), { hint: say.seeOperation({ operation }) });
	if (source.quantities === quantities) return;
	if (status !== "draft" && status !== "previewed") {
		throw new DomainError("conflict", say.notConfirmable({ operation, status }), { hint: say.seeOperation({ operation }) });
	}
	const slice = before + 1;
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operationId },
		data: {
			status: "draft",
			source: JSON.parse(JSON.stringify({ ...source, quantities })),
			planHash: null,
			confirmedBy: null,
			approvedBy: null,
			expiresAt: null,
			rowsTotal: 0,
			cursor: { ...firstPlanCursor(null), cleared: false },
			slice,
			askedAt: scope.now,
			touchedAt: scope.now,
		},
	});
	requestJob(scope, { job: "plan-bulk", operationId, slice, personId });
}
