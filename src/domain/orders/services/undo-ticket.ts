import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { lockItem } from "../../inventory/services/lock-item.ts";
import { undoStock } from "../../inventory/services/undo-stock.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { orderLabel } from "../order-label.ts";
import { getSale } from "../selectors/get-sale.ts";
import { ticketLabel } from "../ticket-label.ts";
import { holdTicket } from "./hold-ticket.ts";
import { lockOrderRow } from "./lock-order-row.ts";
import { lockShelf } from "./lock-shelf.ts";
import { undoSale } from "./undo-sale.ts";

/** As the audit keeps them. */
const amount = z.string().regex(/^\d+$/).transform(BigInt);

const inputSchema = z.strictObject({
	ticketId: z.uuid(),
	tradeIns: z.array(
		z.strictObject({
			itemId: z.uuid(),
			locationId: z.uuid(),
			quantity: z.int().positive(),
			unitCostMinor: amount,
			receiptId: z.uuid().optional(),
			cost: z.strictObject({ seenMinor: amount, restoreMinor: amount.nullable() }).optional(),
		}),
	),
});

type Input = z.output<typeof inputSchema>;

/**
 * Takes a closed ticket back, all of it or nothing: what was sold returns, trade-ins go out again. A dropped one is open again. Tells in words what was done.
 * @throws DomainError not_found; conflict when it was undone already, a part was returned since, or trade-ins are no longer there
 */
export async function undoTicket(scope: VendorScope<"order.write" | "stock.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<string> {
	const { ticketId, tradeIns } = parseInput(inputSchema, input);
	const { number, status, orderId, draft } = await holdTicket(scope, { ticketId });
	const ticket = ticketLabel(number);
	if (status !== "done" && status !== "dropped") throw new DomainError("conflict", say.ticketOver({ ticket, status }));
	if (status === "done") await takeBack(scope, { ticket, orderId, locationId: draft.locationId, tradeIns });
	const after = status === "done" ? "undone" : "open";
	await scope.write.ticket.updateMany({
		where: { vendorId: scope.vendorId, id: ticketId, status },
		data: { status: after, ...(after === "open" && { finishedAt: null }) },
	});
	await recordAudit(scope, { action: "undo-ticket", subjectKind: "ticket", subjectId: ticketId, before: { status }, after: { status: after, number } });
	return say.undoneTicket({ ticket, isOpen: after === "open" });
}

interface Taken extends Pick<Input, "tradeIns"> {
	ticket: string;
	orderId: string | null;
	locationId: string;
}

async function takeBack(scope: VendorScope<"order.write" | "stock.write" | "inventory.read">, { ticket, orderId, locationId, tradeIns }: Taken): Promise<void> {
	if (orderId) await lockOrderRow(scope, { orderId });
	const sale = orderId ? await getSale(scope, { orderId }) : null;
	if (sale?.lines.some(({ returned }) => returned > 0)) throw new DomainError("conflict", say.ticketReturned({ ticket, order: orderLabel(sale.number) }));
	const received = [...new Set(tradeIns.map(({ itemId }) => itemId))].sort();
	for (const itemId of received) await lockItem(scope, { itemId });
	await lockShelf(scope, { locationId, itemIds: [...received, ...(sale?.lines ?? []).flatMap(({ itemId }) => itemId ?? [])] });
	if (orderId) await undoSale(scope, { orderId, ticket: { label: ticket, locationId } });
	const missing: string[] = [];
	// The last first: each cost goes back to what it was before that line.
	for (const { quantity, ...tradeIn } of tradeIns.toReversed()) {
		try {
			await undoStock(scope, { ...tradeIn, delta: -quantity, reason: say.undoReasonTicket({ ticket }) });
		} catch (error) {
			if (!(error instanceof DomainError)) throw error;
			missing.push(error.message);
		}
	}
	if (missing.length > 0) throw new DomainError("conflict", say.ticketUndoMissing({ ticket, missing }));
}
