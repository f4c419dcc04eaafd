import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { findIdentity } from "../../vendors/selectors/find-identity.ts";
import { parseOperationLabel } from "../operations/operation-label.ts";
import { getOperation } from "../selectors/bulk/get-operation.ts";
import { lockOperation } from "./bulk/lock-operation.ts";
import { tellProgress } from "./bulk/tell-progress.ts";

const inputSchema = z.strictObject({
	/** "B-41" */
	operation: z.string(),
	workspaceId: z.uuid(),
	channelId: z.string().min(1).max(200),
	messageId: z.string().min(1).max(200),
	/** Whom it answers, as the scope's surface names them. */
	askedBy: z.string().min(1).max(200),
});

/**
 * From now on a chat message shows an operation: it is edited as the operation moves. What happened between the message and this call is told at once.
 * @throws DomainError not_found
 */
export async function trackOperation(scope: VendorScope<"inventory.read">, input: z.input<typeof inputSchema>): Promise<void> {
	const { operation: label, askedBy, ...message } = parseInput(inputSchema, input);
	const { id: operationId } = await getOperation(scope, { number: parseOperationLabel(label) });
	const { status } = await lockOperation(scope, { operationId });
	const identityId = await findIdentity(scope, { externalId: askedBy });
	const [tracked] = await scope.write.progressMessage.createManyAndReturn({
		data: [{ vendorId: scope.vendorId, bulkOperationId: operationId, identityId, ...message }],
		skipDuplicates: true,
		select: { id: true },
	});
	// A message is tracked while it says "planning" or "waiting"; anything else has moved since.
	if (tracked && status !== "draft" && status !== "queued") await tellProgress(scope, { operationId, progressMessageId: tracked.id });
}
