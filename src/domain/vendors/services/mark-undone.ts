import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

/**
 * Marks a write as undone: of two who undo it at once, one gets through.
 * @throws DomainError conflict when it was undone already
 */
export async function markUndone(scope: VendorScope, { entryId }: { entryId: string }): Promise<void> {
	const { count } = await scope.write.auditEntry.updateMany({
		where: { vendorId: scope.vendorId, id: entryId, undoneAt: null },
		data: { undoneAt: scope.now },
	});
	if (count === 0) throw new DomainError("conflict", say.undoTwice());
}
