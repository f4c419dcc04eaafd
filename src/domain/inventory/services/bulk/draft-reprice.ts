import { z } from "zod";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { getVendor } from "../../../vendors/selectors/get-vendor.ts";
import { checkCategory, conditionsMeant, normaliseCondition } from "../../categories.ts";
import { parsePriceRule } from "../../parse-price-rule.ts";
import { createDraft } from "./create-draft.ts";
import { requestJob } from "./request-job.ts";
import { requirePerson } from "./require-person.ts";

const inputSchema = z.strictObject({
	/** "+5%", "-0.50", "=12.00" */
	change: z.string(),
	round: z.string().optional(),
	floor: z.string().optional(),
	ceiling: z.string().optional(),
	words: z.string().optional(),
	category: z.string().optional(),
	condition: z.string().optional(),
});

/**
 * Begins a reprice of the items that a filter finds: a draft, whose plan is made by a job. No item is touched.
 * @throws DomainError invalid_input for a change, rounding, category or condition that is not understood
 */
export async function draftReprice(scope: VendorScope<"pricing.bulk">, input: z.input<typeof inputSchema>): Promise<{ number: number }> {
	const { change, round, floor, ceiling, words, category, condition } = parseInput(inputSchema, input);
	const { currency } = await getVendor(scope);
	const rule = parsePriceRule({ change, round, floor, ceiling, currency });
	const meant = category === undefined ? undefined : checkCategory(category);
	if (condition !== undefined) meant ? normaliseCondition(meant, condition) : conditionsMeant(condition);
	const personId = requirePerson(scope);
	const { id, number } = await createDraft(scope, {
		kind: "price",
		source: { kind: "filter", words, category: meant, condition },
		change: { kind: "reprice", rule },
		personId,
	});
	requestJob(scope, { job: "plan-bulk", operationId: id, slice: 0, personId });
	return { number };
}
