import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** The number of the undo of this operation that is being planned, looked at or run, or null. */
export async function findUndoInProgress(scope: ReadScope, { operationId }: { operationId: string }): Promise<number | null> {
	const undo = await scope.read.bulkOperation.findFirst({
		where: { vendorId: scope.vendorId, undoesId: operationId, status: { in: ["draft", "previewed", "queued", "running"] } },
		select: { number: true },
		orderBy: { number: "desc" },
	});
	return undo?.number ?? null;
}
