import { z } from "zod";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { checkCategory } from "../../categories.ts";
import { conditionsMeant } from "../../conditions/conditions-meant.ts";
import { normaliseCondition } from "../../conditions/normalise-condition.ts";
import { itemDetails } from "../../items/item-details.ts";
import type { ItemEdit } from "../../items/item-edit-schema.ts";
import { ERROR_POLICIES } from "../../operations/bulk-operation.ts";
import { parseQuantityChange } from "../../operations/parse-quantity-change.ts";
import { scheduleWishSchema } from "../../schedules/schedule-wish.ts";
import { getItemFilter } from "../../selectors/get-item-filter.ts";
import { getLocation } from "../../selectors/get-location.ts";
import { getTypedRule } from "../../selectors/get-typed-rule.ts";
import { typedFilterSchema } from "../../typed-filter-schema.ts";
import { type Begun, beginOperation } from "./begin-operation.ts";

const editSchema = z.strictObject({
	/** Of the price: what a rule says, typed or saved under a name. */
	change: z.string().optional(),
	rule: z.string().optional(),
	/** "+2", "-1", "=0" */
	quantity: z.string().optional(),
	condition: z.string().optional(),
	category: z.string().optional(),
	/** A location's name. */
	location: z.string().optional(),
	/** Null empties it. */
	bin: itemDetails.bin.nullable().optional(),
	archive: z.literal(true).optional(),
});

const inputSchema = z.strictObject({
	edit: editSchema,
	errors: z.enum(ERROR_POLICIES).optional(),
	filter: typedFilterSchema.omit({ archived: true }),
	schedule: scheduleWishSchema.optional(),
});

/**
 * Begins an edit of the items that a filter finds, of one or several of their values. No item is touched.
 * An edit of the price alone is a reprice.
 * @throws DomainError invalid_input for a value or a filter that is not understood, or nothing to change; not_found for a location or SKUs that there are not
 */
export async function draftEdit(scope: VendorScope<"pricing.bulk" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Begun> {
	const { edit: typed, errors, filter: typedFilter, schedule } = parseInput(inputSchema, input);
	const filter = await getItemFilter(scope, typedFilter);
	const edit = await readEdit(scope, typed, filter.location?.id);
	const { price, ...rest } = edit;
	const isReprice = price !== undefined && Object.keys(rest).length === 0;
	const saved = schedule && typed.rule !== undefined ? { saved: { name: typed.rule } } : {};
	const change = isReprice ? ({ kind: "reprice", rule: price, ...saved } as const) : ({ kind: "edit", ...edit, ...saved } as const);
	return beginOperation(scope, { source: { kind: "filter", ...filter }, change, errorPolicy: errors, schedule });
}

async function readEdit(scope: VendorScope<"inventory.read">, typed: z.output<typeof editSchema>, fromId: string | undefined): Promise<ItemEdit> {
	const { change, rule, quantity, condition, category, location, bin, archive } = typed;
	const meant = category === undefined ? undefined : checkCategory(category);
	if (condition !== undefined) meant ? normaliseCondition(meant, condition) : conditionsMeant(condition);
	const to = location === undefined ? null : await getLocation(scope, { name: location });
	const edit: ItemEdit = {
		...((change !== undefined || rule !== undefined) && { price: await getTypedRule(scope, { change, rule }) }),
		...(quantity !== undefined && { quantity: parseQuantityChange(quantity, "quantity") }),
		...(condition !== undefined && { condition }),
		...(meant && { category: meant }),
		...(to && { locationId: to.id, locationName: to.name }),
		...(bin !== undefined && { bin }),
		...(archive && { archive }),
	};
	if (Object.keys(edit).length === 0) throw new DomainError("invalid_input", say.editNothing(), { hint: say.editForms() });
	const from = fromId ?? (await getLocation(scope, {})).id;
	if (to?.id === from) throw new DomainError("invalid_input", say.editNowhere({ location: to.name }), { hint: say.editNowhereHint() });
	return edit;
}
