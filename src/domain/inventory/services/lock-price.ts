import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getItem } from "../selectors/get-item.ts";

const inputSchema = z.strictObject({ itemId: z.uuid(), locked: z.boolean(), source: z.enum(["command", "undo"]).default("command") });

/**
 * Locks an item's price, so that bulk rules and imports leave it alone, or unlocks it. The change's number is null when it was so already.
 * @throws DomainError not_found
 */
export async function lockPrice(
	scope: VendorScope<"pricing.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ sku: string; changeNumber: bigint | null }> {
	const { itemId, locked, source } = parseInput(inputSchema, input);
	const { sku } = await getItem(scope, { itemId });
	const { count } = await scope.write.item.updateMany({
		where: { vendorId: scope.vendorId, id: itemId, priceLocked: !locked },
		data: { priceLocked: locked, version: { increment: 1 } },
	});
	if (count === 0) return { sku, changeNumber: null };
	const action = locked ? "lock-price" : "unlock-price";
	const changeNumber = await recordAudit(scope, {
		action: source === "undo" ? `undo-${locked ? "unlock" : "lock"}-price` : action,
		subjectKind: "item",
		subjectId: itemId,
		before: { priceLocked: !locked },
		after: { priceLocked: locked },
		...(source === "command" && { inverse: { kind: "price-lock" as const, itemId, locked } }),
	});
	return { sku, changeNumber };
}
