import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { endOperation } from "./end-operation.ts";
import { lockOperation } from "./lock-operation.ts";
import { lockTurns } from "./lock-turns.ts";

interface Failure {
	operationId: string;
	reason: string;
	/** Whose right was missing: if it is somebody else's by now, it goes on. */
	personId?: string;
}

/** Closes an operation that can't go on, with the reason for people. One that is over already stays as it is, and so does one that stands still. */
export async function failOperation(
	scope: VendorScope<"bulk.settle"> | VendorScope<"pricing.bulk">,
	{ operationId, reason, personId }: Failure,
): Promise<void> {
	await lockTurns(scope);
	const operation = await lockOperation(scope, { operationId });
	if (!["draft", "previewed", "queued", "running"].includes(operation.status)) return;
	if (operation.heldSince || (personId !== undefined && personId !== (operation.confirmedBy ?? operation.createdBy))) return;
	await endOperation(scope, { operation, status: "failed", error: reason });
}
