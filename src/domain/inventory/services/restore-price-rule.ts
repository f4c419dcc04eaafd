import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { lockVendor } from "../../vendors/services/lock-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { priceRuleNameSchema } from "../price-rules/price-rule-name.ts";
import { findPriceRule } from "../selectors/find-price-rule.ts";

const state = z.strictObject({ name: priceRuleNameSchema, text: z.string().max(2_000) }).nullable();
/** What the write that is taken back had left, and what was before it; null: no such rule. */
const inputSchema = z.strictObject({ seen: state, restore: state });

/**
 * Gives a saved price rule back what it said before, or takes it away again, if it is still as it was left.
 * @throws DomainError conflict when it was changed since
 */
export async function restorePriceRule(
	scope: VendorScope<"pricing.bulk" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ name: string; gone: boolean }> {
	const { seen, restore } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const name = (restore ?? seen)?.name ?? "";
	await lockVendor(scope);
	const now = await findPriceRule(scope, { name });
	if (now?.name !== seen?.name || now?.text !== seen?.text) throw new DomainError("conflict", say.undoRuleDrift({ name }));
	const subjectId = now?.id ?? uuidv7();
	if (restore === null) await scope.write.savedPriceRule.deleteMany({ where: { vendorId, id: subjectId } });
	else if (now) await scope.write.savedPriceRule.updateMany({ where: { vendorId, id: subjectId }, data: restore });
	else await scope.write.savedPriceRule.createMany({ data: [{ id: subjectId, vendorId, personId: scope.actor.personId, ...restore }] });
	await recordAudit(scope, {
		action: seen === null ? "undo-remove-price-rule" : "undo-save-price-rule",
		subjectKind: "price_rule",
		subjectId,
		...(seen && { before: seen }),
		...(restore && { after: restore }),
	});
	return { name, gone: restore === null };
}
