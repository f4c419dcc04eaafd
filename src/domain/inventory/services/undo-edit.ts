import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import { maySeeCost } from "../../core/permissions/may-see-cost.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { checkAttributes } from "../categories/check-attributes.ts";
import { checkCategory } from "../categories.ts";
import { normaliseCondition } from "../conditions/normalise-condition.ts";
import { auditItemChanges } from "../items/audit-item-changes.ts";
import { describeItemChanges } from "../items/describe-item-changes.ts";
import { attributesOf, type ItemFields, itemFields } from "../items/item-fields.ts";
import { revertItemChanges } from "../items/revert-item-changes.ts";
import { getItem } from "../selectors/get-item.ts";
import { listLevels } from "../selectors/list-levels.ts";
import { holdItem } from "./hold-item.ts";
import { lockItem } from "./lock-item.ts";
import { writeItemFields } from "./write-item-fields.ts";

const value = z.string().nullable();
const inputSchema = z.strictObject({ itemId: z.uuid(), changes: z.array(z.strictObject({ field: z.string(), was: value, now: value })) });

/**
 * Gives an edited item its former values, where each field is still as the edit set it. Tells in words what came back and what did not.
 * @throws DomainError conflict when every field was changed since, or what would come back no longer fits the rest
 */
export async function undoEdit(scope: VendorScope<"item.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<string> {
	const { itemId, changes } = parseInput(inputSchema, input);
	// What becomes a graded copy again must not get others meanwhile.
	await (changes.some(({ field }) => field === "attribute:cert_number" || field === "attribute:grader") ? holdItem : lockItem)(scope, { itemId });
	const item = await getItem(scope, { itemId });
	const levels = await listLevels(scope, { itemId });
	const before = itemFields(item, levels);
	const { fields: after, drifted } = revertItemChanges(before, changes);
	const tell = { vendor: await getVendor(scope), levels, seesCost: maySeeCost(scope) };
	const kept = describeItemChanges(
		drifted.map(({ field, now }) => ({ field, was: now, now: before[field] ?? null })),
		tell,
	);
	if (drifted.length === changes.length || (fits(before) && !fits(after))) throw new DomainError("conflict", say.undoEditDrift({ sku: item.sku, kept }));
	const restored = await writeItemFields(scope, { item, before, after });
	await recordAudit(scope, { action: "undo-edit-item", subjectKind: "item", subjectId: itemId, ...auditItemChanges(restored) });
	return say.undoneEdit({ sku: item.sku, restored: describeItemChanges(restored, tell), kept });
}

/** A condition can't come back alone when the category it belongs to was changed since. */
function fits(fields: ItemFields): boolean {
	try {
		const category = checkCategory(fields.category ?? "");
		normaliseCondition(category, fields.condition ?? "");
		checkAttributes(category, attributesOf(fields));
		return true;
	} catch (error) {
		if (error instanceof DomainError) return false;
		throw error;
	}
}
