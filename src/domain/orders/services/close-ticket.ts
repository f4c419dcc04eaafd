import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { formatMoney } from "../../core/money.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { createReceipt } from "../../inventory/services/create-receipt.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { requireOwnTill } from "../../vendors/services/require-own-till.ts";
import { describeTicket } from "../selectors/describe-ticket.ts";
import { TENDERS, type TicketView } from "../ticket.ts";
import { ticketLabel } from "../ticket-label.ts";
import { lockTicket } from "./lock-ticket.ts";
import { moveTicketGoods, type TicketGoods } from "./move-ticket-goods.ts";
import { writeTicketOrder } from "./write-ticket-order.ts";

const inputSchema = z.strictObject({
	number: z.int().positive(),
	tender: z.enum(TENDERS),
	/** What the person saw that it comes to, in minor units. */
	seenMinor: z.bigint().optional(),
});

interface ClosedTicket {
	sold: { quantity: number; title: string }[];
	tradedIn: { quantity: number; title: string }[];
	discountMinor: bigint;
	tradeInMinor: bigint;
	totalMinor: bigint;
	/** What [Undo] carries. */
	changeNumber: bigint;
}

/**
 * Closes a ticket, all of it or nothing: what is sold leaves the stock as an order that is fulfilled, trade-ins come in with a receipt and what they cost.
 * @throws DomainError as of lockTicket; conflict while a line is in doubt, when the total is not the one seen, when something is no longer available (the line is
 * named), or when another till books the counter
 */
export async function closeTicket(
	scope: VendorScope<"order.write" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<ClosedTicket> {
	const { number, tender, seenMinor } = parseInput(inputSchema, input);
	const label = ticketLabel(number);
	const ticket = await lockTicket(scope, { number });
	await requireOwnTill(scope);
	const view = await describeTicket(scope, { ticket });
	requireNoDoubt(view, label);
	const totals = view.totals[tender];
	const { discountMinor, tradeInMinor, totalMinor } = totals;
	if (seenMinor !== undefined && seenMinor !== totalMinor) {
		const { currency, locale } = await getVendor(scope);
		const total = formatMoney(totalMinor, currency, locale);
		throw new DomainError("conflict", say.ticketMoved({ ticket: label, total }), { hint: say.ticketShowHint({ ticket: label }) });
	}
	const goods = view.lines.map((line, at): TicketGoods => {
		const priced = totals.lines[at];
		if (!line.item || !priced || priced.unitMinor === null) throw new Error(`Line ${line.number} of ${label} has no item and no doubt.`);
		return { ...line, item: line.item, unitMinor: priced.unitMinor, discountMinor: priced.discountMinor };
	});
	const orderId = await writeTicketOrder(scope, { goods });
	const tradeIns = goods.filter(({ isTradeIn }) => isTradeIn);
	const receipt = tradeIns.length > 0 ? await createReceipt(scope, { document: label }) : null;
	const moved = await moveTicketGoods(scope, { ticket, goods, receiptId: receipt?.receiptId ?? null });
	await scope.write.ticket.updateMany({
		where: { vendorId: scope.vendorId, id: ticket.id, status: "open" },
		data: { status: "done", tender, discountMinor, tradeInMinor, totalMinor, orderId, receiptId: receipt?.receiptId ?? null, finishedAt: scope.now },
	});
	const changeNumber = await recordAudit(scope, {
		action: "close-ticket",
		subjectKind: "ticket",
		subjectId: ticket.id,
		before: { status: "open" },
		after: {
			status: "done",
			number,
			tender,
			totalMinor: totalMinor.toString(),
			discountMinor: discountMinor.toString(),
			tradeInMinor: tradeInMinor.toString(),
			lines: goods.map(({ item, quantity, isTradeIn, unitMinor }) => ({ sku: item.sku, quantity, isTradeIn, unitMinor: unitMinor.toString() })),
		},
		inverse: { kind: "ticket", ticketId: ticket.id, tradeIns: moved },
	});
	const name = (lines: readonly TicketGoods[]) => lines.map(({ quantity, item }) => ({ quantity, title: item.title }));
	return { sold: name(goods.filter(({ isTradeIn }) => !isTradeIn)), tradedIn: name(tradeIns), discountMinor, tradeInMinor, totalMinor, changeNumber };
}

function requireNoDoubt({ lines, doubt }: TicketView, label: string): void {
	const [first] = lines.filter((line) => line.doubt !== null);
	const reason = first ? say.ticketLine({ line: first.number, text: first.doubt ?? "" }) : doubt;
	if (reason) throw new DomainError("conflict", reason, { hint: say.ticketShowHint({ ticket: label }) });
}
