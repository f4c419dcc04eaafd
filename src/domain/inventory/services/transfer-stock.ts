import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getItem } from "../selectors/get-item.ts";
import { listLevels } from "../selectors/list-levels.ts";
import { lockItem } from "./lock-item.ts";
import { lockLevels } from "./lock-levels.ts";
import { moveStock } from "./move-stock.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	fromId: z.uuid(),
	toId: z.uuid(),
	quantity: z.int().positive(),
	/** Given by an undo, which can't be undone itself. */
	undoReason: z.string().optional(),
});

interface Transferred {
	sku: string;
	from: { name: string; onHand: number };
	to: { name: string; onHand: number };
	/** What [Undo] carries; null for an undo. */
	changeNumber: bigint | null;
}

/**
 * Carries copies from one location to another: two movements, both or none. What is committed stays behind.
 * @throws DomainError not_found; invalid_input when both are the same; conflict when fewer are available, or the other location is archived
 */
export async function transferStock(scope: VendorScope<"stock.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Transferred> {
	const { itemId, fromId, toId, quantity, undoReason } = parseInput(inputSchema, input);
	const { sku } = await getItem(scope, { itemId });
	const levels = await listLevels(scope, { itemId });
	const [from, to] = [fromId, toId].map((id) => levels.find(({ locationId }) => locationId === id)?.location);
	if (from === undefined || to === undefined) throw new DomainError("not_found", say.locationGone());
	if (fromId === toId) throw new DomainError("invalid_input", say.moveNowhere({ name: from }));
	await lockItem(scope, { itemId });
	await lockLevels(scope, { itemId, locationIds: [fromId, toId] });
	const id = uuidv7();
	const move = { itemId, kind: "transferred" as const, reference: say.moveReference({ from, to }), ...(undoReason !== undefined && { reason: undoReason }) };
	const left = await moveStock(scope, { ...move, locationId: fromId, delta: -quantity, idempotencyKey: `transfer:${id}:out` });
	const there = await moveStock(scope, { ...move, locationId: toId, delta: quantity, idempotencyKey: `transfer:${id}:in` });
	const changeNumber = await recordAudit(scope, {
		action: undoReason === undefined ? "transfer-stock" : "undo-transfer",
		subjectKind: "item",
		subjectId: itemId,
		before: { [from]: left.onHand + quantity, [to]: there.onHand - quantity },
		after: { [from]: left.onHand, [to]: there.onHand, sku },
		...(undoReason === undefined && { inverse: { kind: "transfer", itemId, fromId, toId, quantity } }),
	});
	return {
		sku,
		from: { name: from, onHand: left.onHand },
		to: { name: to, onHand: there.onHand },
		changeNumber: undoReason === undefined ? changeNumber : null,
	};
}
