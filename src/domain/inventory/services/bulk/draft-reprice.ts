import { z } from "zod";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { getVendor } from "../../../vendors/selectors/get-vendor.ts";
import { ERROR_POLICIES } from "../../bulk-operation.ts";
import { parsePriceRule } from "../../parse-price-rule.ts";
import { getItemFilter } from "../../selectors/get-item-filter.ts";
import { typedFilterSchema } from "../../typed-filter-schema.ts";
import { createDraft } from "./create-draft.ts";
import { requestJob } from "./request-job.ts";
import { requirePerson } from "./require-person.ts";

const inputSchema = z.strictObject({
	/** "+5%", "-0.50", "=12.00" */
	change: z.string(),
	round: z.string().optional(),
	floor: z.string().optional(),
	ceiling: z.string().optional(),
	errors: z.enum(ERROR_POLICIES).optional(),
	...typedFilterSchema.omit({ archived: true }).shape,
});

/**
 * Begins a reprice of the items that a filter finds: a draft, whose plan is made by a job. No item is touched.
 * @throws DomainError invalid_input for a change, a rounding or a filter that is not understood, not_found for a location that there is not
 */
export async function draftReprice(scope: VendorScope<"pricing.bulk" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<{ number: number }> {
	const { change, round, floor, ceiling, errors, ...typed } = parseInput(inputSchema, input);
	const { currency } = await getVendor(scope);
	const rule = parsePriceRule({ change, round, floor, ceiling, currency });
	const filter = await getItemFilter(scope, typed);
	const personId = requirePerson(scope);
	const { id, number } = await createDraft(scope, {
		kind: "price",
		source: { kind: "filter", ...filter },
		change: { kind: "reprice", rule },
		personId,
		errorPolicy: errors,
	});
	requestJob(scope, { job: "plan-bulk", operationId: id, slice: 0, personId });
	return { number };
}
