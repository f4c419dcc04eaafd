import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getItem } from "../selectors/get-item.ts";
import { moveStock } from "./move-stock.ts";

const inputSchema = z.strictObject({ itemId: z.uuid(), locationId: z.uuid(), delta: z.int(), reason: z.string() });

/**
 * Moves stock back by what a write moved it. A delta, so that what happened since stays.
 * @throws DomainError conflict when the copies have gone since
 */
export async function undoStock(
	scope: VendorScope<"stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ sku: string; onHand: number }> {
	const { itemId, locationId, delta, reason } = parseInput(inputSchema, input);
	const { sku } = await getItem(scope, { itemId });
	const { onHand } = await moveStock(scope, { itemId, locationId, delta, kind: "adjusted", reason });
	await recordAudit(scope, { action: "undo-stock", subjectKind: "item", subjectId: itemId, before: { onHand: onHand - delta }, after: { onHand, reason } });
	return { sku, onHand };
}
