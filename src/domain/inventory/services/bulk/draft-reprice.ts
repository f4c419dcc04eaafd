import { z } from "zod";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { ERROR_POLICIES } from "../../operations/bulk-operation.ts";
import { scheduleWishSchema } from "../../schedules/schedule-wish.ts";
import { getItemFilter } from "../../selectors/get-item-filter.ts";
import { getTypedRule } from "../../selectors/get-typed-rule.ts";
import { typedFilterSchema } from "../../typed-filter-schema.ts";
import { type Begun, beginOperation } from "./begin-operation.ts";

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
	errors: z.enum(ERROR_POLICIES).optional(),
	...typedFilterSchema.omit({ archived: true }).shape,
	schedule: scheduleWishSchema.optional(),
});

/**
 * Begins a reprice of the items that a filter finds. No item is touched.
 * @throws DomainError invalid_input for a change, a rounding or a filter that is not understood, not_found for a location or a saved rule that there is not
 */
export async function draftReprice(scope: VendorScope<"pricing.bulk" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Begun> {
	const { change, rule: name, round, floor, ceiling, margin, skip, errors, schedule, ...typed } = parseInput(inputSchema, input);
	const rule = await getTypedRule(scope, { change, rule: name, round, floor, ceiling, margin, skip, words: typed.words });
	const filter = await getItemFilter(scope, typed);
	const saved = schedule && name !== undefined ? { saved: { name, round, floor, ceiling, margin, skip } } : {};
	return beginOperation(scope, { source: { kind: "filter", ...filter }, change: { kind: "reprice", rule, ...saved }, errorPolicy: errors, schedule });
}
