import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { lockVendor } from "../../vendors/services/lock-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getPriceRule } from "../selectors/get-price-rule.ts";

const inputSchema = z.strictObject({ name: z.string().trim().min(1).max(200) });

/**
 * Forgets a saved price rule. Operations that were made by it stay as they are.
 * @throws DomainError not_found, with the nearest name
 */
export async function removePriceRule(
	scope: VendorScope<"pricing.bulk" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ name: string; text: string; changeNumber: bigint }> {
	const wanted = parseInput(inputSchema, input);
	await lockVendor(scope);
	const { id, name, text } = await getPriceRule(scope, wanted);
	await scope.write.savedPriceRule.deleteMany({ where: { vendorId: scope.vendorId, id } });
	const changeNumber = await recordAudit(scope, {
		action: "remove-price-rule",
		subjectKind: "price_rule",
		subjectId: id,
		before: { name, text },
		inverse: { kind: "price-rule", seen: null, restore: { name, text } },
	});
	return { name, text, changeNumber };
}
