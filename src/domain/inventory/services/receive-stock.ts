import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { receiptLabel } from "../receipt-label.ts";
import { getItem } from "../selectors/get-item.ts";
import { getLocationById } from "../selectors/get-location-by-id.ts";
import { getReceipt } from "../selectors/get-receipt.ts";
import { averageCost } from "./average-cost.ts";
import { createReceipt } from "./create-receipt.ts";
import { lockItem } from "./lock-item.ts";
import { moveStock } from "./move-stock.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	locationId: z.uuid(),
	quantity: z.int().positive(),
	/** Minor units, of one copy. */
	unitCostMinor: z.bigint().min(0n).optional(),
	/** Either of them makes a receipt. */
	seller: z.string().optional(),
	document: z.string().optional(),
	/** A receipt that is there already, R-12 being 12, in place of a new one: the goods came in with it. */
	receipt: z.int().positive().optional(),
});

interface Received {
	onHand: number;
	/** Of the receipt, a new one or the one that was named; null without one. */
	receiptNumber: number | null;
	/** What a copy costs now on average, where this changed it. */
	costMinor: bigint | null;
	/** What [Undo] carries. */
	changeNumber: bigint;
}

/**
 * Takes copies in, with what they cost and from whom they came, and brings the item's average cost up to date.
 * @throws DomainError not_found; invalid_input for a new receipt and one that is there; conflict when the location is archived or has too many
 */
export async function receiveStock(scope: VendorScope<"stock.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Received> {
	const { itemId, locationId, quantity, unitCostMinor, seller, document, receipt } = parseInput(inputSchema, input);
	const { sku } = await getItem(scope, { itemId });
	const { name: location } = await getLocationById(scope, { locationId });
	const isNew = seller !== undefined || document !== undefined;
	if (isNew && receipt !== undefined) throw new DomainError("invalid_input", say.receiptTwice(), { hint: say.receiptTwiceHint() });
	const known = receipt === undefined ? null : await getReceipt(scope, { number: receipt });
	const made = isNew ? await createReceipt(scope, { seller, document }) : null;
	const receiptId = known?.id ?? made?.receiptId;
	const number = known?.number ?? made?.number ?? null;
	const paid = { ...(unitCostMinor !== undefined && { unitCostMinor }), ...(receiptId !== undefined && { receiptId }) };
	// Whoever locks an item and its level locks them in this order.
	if (unitCostMinor !== undefined) await lockItem(scope, { itemId });
	const { onHand } = await moveStock(scope, { itemId, locationId, delta: quantity, kind: "received", ...paid });
	const cost = unitCostMinor === undefined ? null : await averageCost(scope, { itemId, quantity, unitCostMinor });
	const changeNumber = await recordAudit(scope, {
		action: "receive-stock",
		subjectKind: "item",
		subjectId: itemId,
		before: { onHand: onHand - quantity, ...(cost && { costMinor: cost.was?.toString() ?? null }) },
		after: { onHand, sku, location, ...(number !== null && { receipt: receiptLabel(number) }), ...(cost && { costMinor: cost.now.toString() }) },
		inverse: {
			kind: "stock",
			itemId,
			locationId,
			delta: -quantity,
			...(receiptId !== undefined && { receiptId }),
			...(unitCostMinor !== undefined && { unitCostMinor: unitCostMinor.toString() }),
			...(cost && { cost: { seenMinor: cost.now.toString(), restoreMinor: cost.was?.toString() ?? null } }),
		},
	});
	return { onHand, receiptNumber: number, costMinor: cost?.now ?? null, changeNumber };
}
