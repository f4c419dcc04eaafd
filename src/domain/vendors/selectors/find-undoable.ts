import type { ReadScope } from "../../core/permissions/scopes.ts";

interface Undoable {
	id: string;
	number: bigint;
	createdAt: Date;
	action: string;
	inverse: unknown;
	undoneAt: Date | null;
	/** The bulk operation's short number, where the write started one. */
	operation: number | null;
}

/** A person's own write, also of whom they were before their accounts were joined: the one with this number, or the last one that is not undone yet. Null when there is none. */
export async function findUndoable(scope: ReadScope, { personId, number }: { personId: string; number?: bigint | undefined }): Promise<Undoable | null> {
	const [entry] = await scope.read.$queryRaw<Undoable[]>`
		SELECT entry.id, entry.number, entry.created_at AS "createdAt", entry.action, entry.inverse, entry.undone_at AS "undoneAt", operation.number AS operation
		FROM audit_entry entry
		LEFT JOIN bulk_operation operation ON operation.vendor_id = entry.vendor_id AND operation.id = entry.subject_id AND entry.subject_kind = 'bulk_operation'
		WHERE entry.vendor_id = ${scope.vendorId}::uuid
			AND entry.person_id IN (SELECT ${personId}::uuid UNION ALL SELECT id FROM person WHERE merged_into = ${personId}::uuid)
			AND (entry.number = ${number ?? null}::bigint
				OR ${number ?? null}::bigint IS NULL AND entry.undone_at IS NULL AND (entry.inverse IS NOT NULL OR entry.subject_kind = 'bulk_operation'))
		ORDER BY entry.number DESC LIMIT 1`;
	return entry ?? null;
}
