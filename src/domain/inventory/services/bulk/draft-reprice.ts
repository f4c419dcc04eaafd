import { z } from "zod";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { getItemFilter } from "../../selectors/get-item-filter.ts";
import { getTypedRule } from "../../selectors/get-typed-rule.ts";
import { typedFilterSchema } from "../../typed-filter-schema.ts";
import { createDraft } from "./create-draft.ts";
import { createSchedule } from "./create-schedule.ts";
import { requestJob } from "./request-job.ts";
import { requirePerson } from "./require-person.ts";

const inputSchema = z.strictObject({
	/** "+5%", "market*0.95", "NM x1.00, LP x0.85, over 50 -> ask" */
	change: z.string().optional(),
	/** A saved rule's name, instead. */
	rule: z.string().optional(),
	round: z.string().optional(),
	floor: z.string().optional(),
	ceiling: z.string().optional(),
	margin: z.string().optional(),
	skip: z.string().optional(),
	...typedFilterSchema.omit({ archived: true }).shape,
	/** When it is to run by itself, and where its previews go; without one it is planned now. */
	schedule: z.strictObject({ timing: z.string(), asks: z.boolean(), workspaceId: z.string(), channelId: z.string() }).optional(),
});

/**
 * Begins a reprice of the items that a filter finds: a draft, whose plan is made by a job; or a schedule, whose change has a number for /undo.
 * No item is touched.
 * @throws DomainError invalid_input for a change, a rounding or a filter that is not understood, not_found for a location or a saved rule that there is not
 */
export async function draftReprice(
	scope: VendorScope<"pricing.bulk" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ number: number; changeNumber: bigint | null }> {
	const { change, rule: name, round, floor, ceiling, margin, skip, schedule, ...typed } = parseInput(inputSchema, input);
	const rule = await getTypedRule(scope, { change, rule: name, round, floor, ceiling, margin, skip });
	const filter = await getItemFilter(scope, typed);
	const plan = { source: { kind: "filter" as const, ...filter }, change: { kind: "reprice" as const, rule } };
	if (schedule) return createSchedule(scope, { ...plan, ...schedule });
	const personId = requirePerson(scope);
	const { id, number } = await createDraft(scope, { kind: "price", ...plan, personId });
	requestJob(scope, { job: "plan-bulk", operationId: id, slice: 0, personId });
	return { number, changeNumber: null };
}
