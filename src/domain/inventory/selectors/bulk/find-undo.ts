import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** The undo of this operation that is being planned, looked at or run, or that is done, and whether it is; or null. */
export async function findUndo(scope: ReadScope, { operationId }: { operationId: string }): Promise<{ number: number; isDone: boolean } | null> {
	const undo = await scope.read.bulkOperation.findFirst({
		where: { vendorId: scope.vendorId, undoesId: operationId, status: { in: ["draft", "previewed", "queued", "running", "done"] } },
		select: { number: true, status: true },
		orderBy: { number: "desc" },
	});
	return undo && { number: undo.number, isDone: undo.status === "done" };
}
