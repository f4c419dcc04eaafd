import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { inverseSchema } from "../../core/inverse.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { findUndoable } from "../selectors/find-undoable.ts";
import { carryOut } from "./carry-out.ts";
import { markUndone } from "./mark-undone.ts";

const inputSchema = z.strictObject({
	/** The write's number; left out for one's last write. */
	change: z.bigint().optional(),
});

const UNDO_HOURS = 24;

/**
 * Takes back a write of the caller's own, of the last 24 hours, only where what it set is still so. Tells what was done.
 * @throws DomainError not_found when there is nothing to undo; conflict when somebody changed it since, or it was undone already
 */
export async function undoChange(scope: VendorScope<"inventory.read">, input: z.input<typeof inputSchema>): Promise<{ what: string }> {
	const { change } = parseInput(inputSchema, input);
	const { personId } = scope.actor;
	if (!personId) throw new Error("An undo is asked for by a person.");
	const entry = await findUndoable(scope, { personId, number: change });
	if (!entry) throw new DomainError("not_found", change === undefined ? say.undoNothing() : say.undoUnknown({ change: String(change) }));
	if (scope.now.getTime() - entry.createdAt.getTime() > UNDO_HOURS * 3_600_000) {
		throw new DomainError(change === undefined ? "not_found" : "conflict", change === undefined ? say.undoNothing() : say.undoTooOld());
	}
	if (entry.operation !== null) {
		const operation = `B-${entry.operation}`;
		throw new DomainError("conflict", say.undoBulk({ operation }), { hint: say.undoBulkHint({ operation }) });
	}
	if (!entry.inverse) throw new DomainError("conflict", say.undoNotPossible({ action: entry.action }));
	await markUndone(scope, { entryId: entry.id });
	return { what: await carryOut(scope, { inverse: inverseSchema.parse(entry.inverse), change: String(entry.number) }) };
}
