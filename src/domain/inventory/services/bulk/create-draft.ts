import { v7 as uuidv7 } from "uuid";
import { nextNumber } from "../../../core/next-number.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { ErrorPolicy, OperationChange, OperationKind, OperationSource } from "../../operations/bulk-operation.ts";
import { firstPlanCursor } from "../../operations/first-plan-cursor.ts";

interface Draft {
	kind: OperationKind;
	source: OperationSource;
	change: OperationChange;
	personId: string;
	undoesId?: string;
	/** What becomes of rows that can't be done whole; reject-rows when left out. */
	errorPolicy?: ErrorPolicy | undefined;
	/** The schedule that begins it. */
	scheduleId?: string;
}

/** An operation without a plan yet. The caller asks for `plan-bulk`, slice 0, when all that belongs to it is written. */
export async function createDraft(
	scope: VendorScope<"pricing.bulk">,
	{ kind, source, change, personId, undoesId, errorPolicy, scheduleId }: Draft,
): Promise<{ id: string; number: number }> {
	const number = await nextNumber(scope, "bulk_operation");
	const id = uuidv7();
	await scope.write.bulkOperation.createMany({
		data: [
			{
				id,
				vendorId: scope.vendorId,
				number,
				kind,
				source: withoutUndefined(source),
				change: withoutUndefined(change),
				cursor: firstPlanCursor(null),
				createdBy: personId,
				touchedAt: scope.now,
				...(undoesId && { undoesId }),
				...(errorPolicy && { errorPolicy }),
				...(scheduleId && { scheduleId }),
			},
		],
	});
	return { id, number };
}

/** Prisma takes no `undefined` inside JSON. */
function withoutUndefined<T extends object>(value: T): T {
	return JSON.parse(JSON.stringify(value)) as T;
}
