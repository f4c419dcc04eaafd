import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { ErrorPolicy, OperationChange, OperationSource } from "../../operations/bulk-operation.ts";
import type { ScheduleWish } from "../../schedules/schedule-wish.ts";
import { createDraft } from "./create-draft.ts";
import { createSchedule } from "./create-schedule.ts";
import { requestJob } from "./request-job.ts";
import { requirePerson } from "./require-person.ts";

interface Beginning {
	source: OperationSource;
	change: OperationChange;
	errorPolicy: ErrorPolicy | undefined;
	/** Without one it is planned now. */
	schedule: ScheduleWish | undefined;
}

/** What was begun: an operation, or a schedule, whose change has a number for /undo. */
export interface Begun {
	number: number;
	changeNumber: bigint | null;
}

/**
 * Begins a bulk change: a draft, whose plan is made by a job; or, with a time, a schedule. No item is touched.
 * @throws DomainError invalid_input for a time that is not understood or past; conflict for a schedule too many
 */
export async function beginOperation(
	scope: VendorScope<"pricing.bulk" | "inventory.read">,
	{ source, change, errorPolicy, schedule }: Beginning,
): Promise<Begun> {
	if (schedule) return createSchedule(scope, { source, change, errorPolicy, ...schedule });
	const personId = requirePerson(scope);
	const { id, number } = await createDraft(scope, { kind: change.kind === "edit" ? "edit" : "price", source, change, personId, errorPolicy });
	requestJob(scope, { job: "plan-bulk", operationId: id, slice: 0, personId });
	return { number, changeNumber: null };
}
