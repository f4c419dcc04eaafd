import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney, parseMoney } from "../../domain/core/money.ts";
import type { VendorScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { changeTicket } from "../../domain/orders/services/change-ticket.ts";
import { closeTicket } from "../../domain/orders/services/close-ticket.ts";
import { dropTicket } from "../../domain/orders/services/drop-ticket.ts";
import { showTicket } from "../../domain/orders/services/show-ticket.ts";
import { takeTicketLine } from "../../domain/orders/services/take-ticket-line.ts";
import type { Tender } from "../../domain/orders/ticket.ts";
import { ticketLabel } from "../../domain/orders/ticket-label.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { composeTicket } from "./compose-ticket.ts";
import { undoAction } from "./undo-action.ts";

type TicketScope = VendorScope<"order.write" | "stock.write" | "inventory.read">;

interface Step {
	number: number;
	sku?: string | undefined;
	line?: number | undefined;
	lines?: string | undefined;
	discount?: string | undefined;
	tender?: Tender | undefined;
	/** As typed. */
	total?: string | undefined;
	step?: "show" | "edit" | "drop" | undefined;
}

/** What `/sell ticket:` does: shows it, says what a line means, changes it, closes it by its tender, drops it. */
export async function actOnTicket(scope: TicketScope, { number, sku, line, lines, discount, tender, total, step }: Step): Promise<Reply> {
	if (step === "drop") {
		const { changeNumber } = await dropTicket(scope, { number });
		return { text: say.ticketDropped({ ticket: ticketLabel(number) }), actions: [undoAction(changeNumber)], audience: "private" };
	}
	if (sku !== undefined || line !== undefined) {
		if (sku === undefined || line === undefined) throw new DomainError("invalid_input", say.sellLineAndSku());
		const { id: itemId } = await getItemBySku(scope, { sku });
		await takeTicketLine(scope, { number, line, itemId });
		return showOpenTicket(scope, { number });
	}
	if (lines !== undefined || discount !== undefined) {
		// A form is sent whole: what was left blank there is taken away.
		const blank = step === "edit" ? { discount: null, tender: null } : {};
		await changeTicket(scope, {
			number,
			...blank,
			...(lines !== undefined && { text: lines }),
			...(discount !== undefined && { discount }),
			...(tender !== undefined && { tender }),
		});
		return showOpenTicket(scope, { number });
	}
	return tender === undefined ? showOpenTicket(scope, { number }) : close(scope, { number, tender, total });
}

/** A ticket as its person sees it. */
export async function showOpenTicket(scope: TicketScope, { number }: { number: number }): Promise<Reply> {
	const { currency, locale } = await getVendor(scope);
	return composeTicket(await showTicket(scope, { number }), { currency, locale });
}

async function close(scope: TicketScope, { number, tender, total }: { number: number; tender: Tender; total: string | undefined }): Promise<Reply> {
	const { currency, locale } = await getVendor(scope);
	const money = (minor: bigint) => formatMoney(minor < 0n ? -minor : minor, currency, locale);
	const seen = total === undefined ? {} : { seenMinor: readTotal(total, currency) };
	const closed = await closeTicket(scope, { number, tender, ...seen });
	const { sold, tradedIn, totalMinor, discountMinor, tradeInMinor } = closed;
	return {
		text: say.ticketClosed({
			ticket: ticketLabel(number),
			sold,
			tradedIn,
			total: money(totalMinor),
			isPaidOut: totalMinor < 0n,
			tender,
			discount: discountMinor === 0n ? null : money(discountMinor),
			tradeIn: tradeInMinor === 0n ? null : money(tradeInMinor),
		}),
		actions: [undoAction(closed.changeNumber)],
		audience: "channel",
	};
}

function readTotal(text: string, currency: string): bigint {
	return text.startsWith("-") ? -parseMoney(text.slice(1), currency) : parseMoney(text, currency);
}
