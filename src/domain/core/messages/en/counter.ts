import { inventory } from "./inventory.ts";

const { copies } = inventory;

const TENDERS: Readonly<Record<string, string>> = { cash: "cash", card: "card", credit: "store credit", other: "another way" };
const tenderName = (tender: string) => TENDERS[tender] ?? tender;

interface Counted {
	sold: number;
	tradedIn: number;
}

interface Named {
	quantity: number;
	title: string;
}

/** What is named in one line; the rest is counted. */
const MOST_NAMED = 3;

const named = (lines: readonly Named[]) => {
	const names = lines.slice(0, MOST_NAMED).map(({ quantity, title }) => (quantity === 1 ? clip(title) : `${quantity} × ${clip(title)}`));
	return `${names.join(", ")}${lines.length > MOST_NAMED ? ` and ${lines.length - MOST_NAMED} more` : ""}`;
};

/** The counter: tickets and what becomes of them. */
export const counter = {
	badTicket: ({ value }: { value: string }) => `"${value.slice(0, 80)}" is not a ticket. Tickets are called T-77.`,
	ticketNotFound: ({ ticket }: { ticket: string }) => `There is no ticket ${ticket}.`,
	ticketGone: () => "That ticket is not there.",
	ticketNoLine: ({ ticket, line, lines }: { ticket: string; line: number; lines: number }) =>
		`${ticket} has no line ${line}: it has ${lines} ${lines === 1 ? "line" : "lines"}.`,
	ticketEmpty: () => "There is no card on that ticket.",
	ticketLineHint: () => "Write a card a line: snorlax pgo holo, 2 snorlax, < pikachu @ 3.00 for a trade-in.",
	ticketTooLong: ({ lines, most }: { lines: number; most: number }) => `That is ${lines} lines; a ticket takes ${most}. Make it two tickets.`,
	ticketLineEmpty: () => "it names no card",
	ticketLineQuantity: ({ most }: { most: number }) => `it must be from 1 to ${most.toLocaleString("en")} copies`,
	ticketLine: ({ line, text }: { line: number; text: string }) => `Line ${line}: ${text}`,
	ticketWhich: ({ count, hasMore, isTradeIn }: { count: number; hasMore: boolean; isTradeIn: boolean }) => {
		const more = hasMore ? " There are more than these: its set or number would tell." : "";
		return `${count === 1 ? "is it this one?" : "which one is it?"}${more}${isTradeIn ? " If it is a new one, add it with /item new first." : ""}`;
	},
	ticketUnknown: ({ isTradeIn }: { isTradeIn: boolean }) =>
		isTradeIn ? "it is not in the catalogue. Add it with /item new, then say its SKU" : "nothing in stock is called so. Edit the line, or say its SKU",
	ticketShort: ({ wanted, available }: { wanted: number; available: number }) =>
		`${wanted} wanted, ${available === 0 ? "none" : `only ${available}`} available here`,
	ticketTooMuch: ({ amount }: { amount: string }) => `${amount} is more than a ticket takes.`,
	ticketDiscount: ({ problem }: { problem: string }) => `Discount: ${problem}`,
	discountTooMuch: ({ value }: { value: string }) => `${value} is more than 100 %.`,
	ticketOver: ({ ticket, status }: { ticket: string; status: string }) =>
		status === "open" ? `${ticket} is open again already.` : `${ticket} is ${status} already.`,
	ticketMoved: ({ ticket, total }: { ticket: string; total: string }) => `${ticket} comes to ${total} by now, which is not what you saw. Nothing was done.`,
	ticketShowHint: ({ ticket }: { ticket: string }) => `Look at it again: /sell ticket:${ticket}`,
	ticketReturned: ({ ticket, order }: { ticket: string; order: string }) =>
		`${ticket} can't be undone as a whole: copies of ${order} were returned since. Return the rest with /order return ${order}.`,
	ticketUndoMissing: ({ ticket, missing }: { ticket: string; missing: readonly string[] }) =>
		`${ticket} was not undone, for what was taken in is no longer all there. ${missing.join(" ")}`,
	undoReasonTicket: ({ ticket }: { ticket: string }) => `undo of ${ticket}`,
	undoneTicket: ({ ticket, isOpen }: { ticket: string; isOpen: boolean }) =>
		isOpen ? `${ticket} is open again.` : `${ticket}: what was sold is back, and what was taken in is out again.`,
	ticketFormTitle: () => "Sell",
	ticketFormSubmit: () => "Show the ticket",
	ticketFormLines: () => "Cards, one a line (< for a trade-in)",
	ticketFormLinesHint: () => "2 snorlax pgo holo\ncharizard base @ 240\n< pikachu jungle @ 3",
	ticketFormDiscount: () => "Discount",
	ticketFormDiscountHint: () => "10% or 5.00",
	ticketFormTender: () => "Paid by",
	ticketTitle: ({ ticket, status }: { ticket: string; status: string }) => (status === "open" ? `Ticket ${ticket}` : `Ticket ${ticket} (${status})`),
	ticketOpen: ({ counted, total, isPaidOut }: { counted: Counted; total: string; isPaidOut: boolean }) =>
		`${capital(toMove(counted))}.\n${isPaidOut ? `You pay ${total}.` : `The customer pays ${total}.`}`,
	ticketUnsettled: ({ doubts, count }: { doubts: readonly string[]; count: number }) =>
		[
			count === 1 ? "One thing is to be settled before it can be paid." : `${count} things are to be settled before it can be paid.`,
			...doubts,
			...(count > doubts.length ? [`… and ${count - doubts.length} more.`] : []),
		].join("\n"),
	ticketDoubt: ({ line, text, why, command }: { line: number; text: string; why: string; command: string | null }) =>
		`Line ${line}, “${clip(text)}”: ${why}${command === null ? "" : `: ${command}`}`,
	ticketColumns: () => ["Card", "Qty", "Price", "Sum", "Avail."],
	ticketCard: ({ line, card, isTradeIn }: { line: number; card: string; isTradeIn: boolean }) => `${line}. ${isTradeIn ? "< " : ""}${card}`,
	ticketSubtotal: () => "Subtotal",
	ticketDiscountName: () => "Discount",
	ticketTradeInName: () => "Trade-in",
	ticketToPay: () => "To pay",
	ticketToPayOut: () => "To pay out",
	ticketTender: ({ tender, total, isPaidOut }: { tender: string; total: string; isPaidOut: boolean }) =>
		isPaidOut ? `${capital(tender)}: pay out ${total}` : `${capital(tender)} ${total}`,
	ticketChoice: ({ line, card, price }: { line: number; card: string; price: string }) => `${line}: ${card} · ${price}`,
	ticketEdit: () => "Edit",
	ticketDrop: () => "Drop",
	ticketDropped: ({ ticket }: { ticket: string }) => `${ticket} is dropped; nothing was sold.`,
	sellNotOfTicket: ({ option }: { option: string }) => `${option}: does not go with ticket:. Change the lines of the ticket instead: /sell ticket:T-77 do:edit`,
	sellOfTicket: ({ option }: { option: string }) => `${option}: goes with a ticket, like ticket:T-77.`,
	sellNotOfLines: ({ option }: { option: string }) => `${option}: does not go with lines:. Write it into a line: 2 snorlax @ 5.00`,
	sellOfLines: ({ option }: { option: string }) => `${option}: goes with a ticket. Write the SKU into lines: instead: /sell lines:"2 snorlax" discount:10%`,
	sellLineAndSku: () => "line: and sku: go together: line:2 sku:PKM-BS-4 says what the second line means.",
	ticketClosed: ({ ticket, sold, tradedIn, total, isPaidOut, tender, discount, tradeIn }: ClosedWords) =>
		[
			`${ticket}: ${[sold.length > 0 && `sold ${named(sold)}`, tradedIn.length > 0 && `took in ${named(tradedIn)}`].filter(Boolean).join("; ")}.`,
			`${isPaidOut ? "Paid out" : "Paid"} ${total} by ${tenderName(tender)}${notes([discount && `discount ${discount}`, tradeIn && `trade-in ${tradeIn}`])}.`,
		].join("\n"),
};

interface ClosedWords {
	ticket: string;
	sold: readonly Named[];
	tradedIn: readonly Named[];
	total: string;
	isPaidOut: boolean;
	tender: string;
	discount: string | null;
	tradeIn: string | null;
}

function toMove({ sold, tradedIn }: Counted): string {
	return [...(sold > 0 ? [`${copies(sold)} to sell`] : []), ...(tradedIn > 0 ? [`${copies(tradedIn)} to take in`] : [])].join(", ");
}

function notes(parts: readonly (string | null)[]): string {
	const said = parts.filter(Boolean);
	return said.length === 0 ? "" : ` (${said.join(", ")})`;
}

function clip(text: string): string {
	return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
