import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { archiveItem } from "./archive-item.ts";
import { moveStock } from "./move-stock.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	/** The first stock that the item was made with. */
	received: z.strictObject({ locationId: z.uuid(), quantity: z.int().positive() }).nullish(),
	reason: z.string(),
});

/**
 * Takes back that an item was made: its first stock goes out again, and it is archived, for SKUs are never reused.
 * @throws DomainError conflict when copies were sold or came in since
 */
export async function undoItem(
	scope: VendorScope<"item.write" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ sku: string }> {
	const { itemId, received, reason } = parseInput(inputSchema, input);
	if (received) await moveStock(scope, { itemId, locationId: received.locationId, delta: -received.quantity, kind: "adjusted", reason });
	return archiveItem(scope, { itemId, action: "undo-create-item" });
}
