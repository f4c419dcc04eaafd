import { z } from "zod";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { recordAudit } from "../../../vendors/services/record-audit.ts";
import { operationLabel } from "../../operations/operation-label.ts";
import { getOperation } from "../../selectors/bulk/get-operation.ts";
import { endOperation } from "./end-operation.ts";
import { lockOperation } from "./lock-operation.ts";
import { lockTurns } from "./lock-turns.ts";

const inputSchema = z.strictObject({ number: z.int().positive() });

/**
 * Ends an operation where it stands, after the chunk that is being written. What is done stays, with its history.
 * @throws DomainError not_found; conflict when it is over already
 */
export async function cancelOperation(scope: VendorScope<"pricing.bulk">, input: z.input<typeof inputSchema>): Promise<void> {
	const { number } = parseInput(inputSchema, input);
	const { id: operationId } = await getOperation(scope, { number });
	await lockTurns(scope);
	const operation = await lockOperation(scope, { operationId });
	const { status, rowsDone } = operation;
	if (!["draft", "previewed", "queued", "running"].includes(status)) {
		throw new DomainError("conflict", say.overAlready({ operation: operationLabel(number), status }));
	}
	await recordAudit(scope, {
		action: "cancel-bulk",
		subjectKind: "bulk_operation",
		subjectId: operationId,
		before: { status },
		after: { status: "cancelled", rowsDone },
	});
	await endOperation(scope, { operation, status: "cancelled" });
}
