import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getItem } from "../selectors/get-item.ts";

const inputSchema = z.strictObject({ itemId: z.uuid() });

/**
 * Takes an item out of sight; its ledger and its SKU stay.
 * @throws DomainError not_found; conflict while it has stock
 */
export async function archiveItem(scope: VendorScope<"item.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<{ sku: string }> {
	const { itemId } = parseInput(inputSchema, input);
	const item = await getItem(scope, { itemId });
	if (item.onHand > 0) throw new DomainError("conflict", say.undoItemStock({ sku: item.sku, onHand: item.onHand }));
	await scope.write.item.updateMany({ where: { vendorId: scope.vendorId, id: itemId }, data: { archivedAt: scope.now, version: { increment: 1 } } });
	await recordAudit(scope, { action: "archive-item", subjectKind: "item", subjectId: itemId, before: { archived: false }, after: { archived: true } });
	return { sku: item.sku };
}
