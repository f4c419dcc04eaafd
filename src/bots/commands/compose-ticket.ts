import { say } from "../../domain/core/messages/say.ts";
import { decimalMoney, formatMoney } from "../../domain/core/money.ts";
import type { Reply, ReplyAction } from "../../domain/core/reply.ts";
import { itemLabel } from "../../domain/inventory/items/item-label.ts";
import type { TicketTotals } from "../../domain/orders/price-ticket.ts";
import { TENDERS, type TicketLine, type TicketView } from "../../domain/orders/ticket.ts";
import { ticketLabel } from "../../domain/orders/ticket-label.ts";
import { quoteValue } from "./quote-value.ts";

interface Shop {
	currency: string;
	locale: string;
}

/** Doubts that are told, and buttons for their choices: the rest comes up as these are settled. */
const MOST_DOUBTS = 5;
const MOST_CHOICES = 15;

/** A ticket as its person sees it, before it is closed: its lines, what it comes to, and what to press next. */
export function composeTicket(view: TicketView, shop: Shop): Reply {
	const { ticket, lines } = view;
	const label = ticketLabel(ticket.number);
	const money = (minor: bigint) => formatMoney(minor, shop.currency, shop.locale);
	const totals = view.totals[ticket.tender ?? "cash"];
	const isOpen = ticket.status === "open";
	const doubts = isOpen ? tellDoubts(view) : [];
	return {
		title: say.ticketTitle({ ticket: label, status: ticket.status }),
		text:
			doubts.length > 0 ? say.ticketUnsettled({ doubts: doubts.slice(0, MOST_DOUBTS), count: doubts.length }) : say.ticketOpen(summary(lines, totals, money)),
		rows: { columns: say.ticketColumns(), rows: lines.map((line, at) => row(line, totals.lines[at], money)) },
		fields: fields(totals, money),
		...(isOpen && { actions: [...choices(lines, label, money), ...(doubts.length > 0 ? [] : tenders(view, label, shop)), ...rest(label)] }),
		audience: "private",
	};
}

type Money = (minor: bigint) => string;

function tellDoubts({ lines, doubt, ticket }: TicketView): string[] {
	const ofLines = lines.flatMap(({ number, text, doubt: why, choices, item, problem }) => {
		if (why === null) return [];
		const isUnknown = problem === null && item === null && choices.length === 0;
		const command = `/sell ticket:${ticketLabel(ticket.number)} line:${number} sku:…`;
		return [say.ticketDoubt({ line: number, text, why, command: isUnknown ? command : null })];
	});
	return doubt === null ? ofLines : [doubt, ...ofLines];
}

function summary(lines: readonly TicketLine[], { totalMinor }: TicketTotals, money: Money) {
	const copies = (wanted: boolean) => lines.reduce((sum, { isTradeIn, quantity }) => (isTradeIn === wanted ? sum + quantity : sum), 0);
	const isPaidOut = totalMinor < 0n;
	return { counted: { sold: copies(false), tradedIn: copies(true) }, total: money(isPaidOut ? -totalMinor : totalMinor), isPaidOut };
}

function row({ number, quantity, isTradeIn, words, item }: TicketLine, priced: TicketTotals["lines"][number] | undefined, money: Money): string[] {
	const card = item ? itemLabel(item) : words;
	const isKnown = item !== null && priced !== undefined && priced.unitMinor !== null;
	return [
		say.ticketCard({ line: number, card, isTradeIn }),
		String(quantity),
		isKnown ? money(priced.unitMinor ?? 0n) : "",
		isKnown ? money(isTradeIn ? -priced.sumMinor : priced.sumMinor) : "",
		item && !isTradeIn ? String(item.available) : "",
	];
}

function fields({ subtotalMinor, discountMinor, tradeInMinor, totalMinor }: TicketTotals, money: Money): NonNullable<Reply["fields"]> {
	const isPaidOut = totalMinor < 0n;
	return [
		{ name: say.ticketSubtotal(), value: money(subtotalMinor) },
		...(discountMinor > 0n ? [{ name: say.ticketDiscountName(), value: money(-discountMinor) }] : []),
		...(tradeInMinor > 0n ? [{ name: say.ticketTradeInName(), value: money(-tradeInMinor) }] : []),
		{ name: isPaidOut ? say.ticketToPayOut() : say.ticketToPay(), value: money(isPaidOut ? -totalMinor : totalMinor) },
	];
}

function choices(lines: readonly TicketLine[], label: string, money: Money): ReplyAction[] {
	return lines
		.flatMap(({ number, item, choices: items }) =>
			(item ? [] : items).map((choice): ReplyAction => {
				const card = itemLabel(choice);
				const command = `/sell ticket:${label} line:${number} sku:${quoteValue(choice.sku)}`;
				return { label: say.ticketChoice({ line: number, card, price: money(choice.priceMinor) }), command, style: "secondary" };
			}),
		)
		.slice(0, MOST_CHOICES);
}

/** How it may be paid; the way that was named comes first. The total goes along: what is paid is what was seen. */
function tenders({ ticket, totals }: TicketView, label: string, { currency, locale }: Shop): ReplyAction[] {
	const first = ticket.tender ?? TENDERS[0];
	return TENDERS.toSorted((a, b) => Number(b === first) - Number(a === first)).map((tender) => {
		const { totalMinor } = totals[tender];
		const isPaidOut = totalMinor < 0n;
		return {
			label: say.ticketTender({ tender, total: formatMoney(isPaidOut ? -totalMinor : totalMinor, currency, locale), isPaidOut }),
			command: `/sell ticket:${label} tender:${tender} total:${decimalMoney(totalMinor, currency)}`,
			style: tender === first ? "primary" : "secondary",
		};
	});
}

function rest(label: string): ReplyAction[] {
	return [
		{ label: say.ticketEdit(), command: `/sell ticket:${label} do:edit`, style: "secondary" },
		{ label: say.ticketDrop(), command: `/sell ticket:${label} do:drop`, style: "danger" },
	];
}
