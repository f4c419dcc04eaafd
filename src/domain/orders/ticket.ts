import { z } from "zod";
import type { ItemRow } from "../inventory/selectors/item-row.ts";
import type { TypedLine } from "./parse-ticket-lines.ts";
import type { TicketTotals } from "./price-ticket.ts";

export const TENDERS = ["cash", "card", "credit", "other"] as const;
export type Tender = (typeof TENDERS)[number];

const ticketDraftSchema = z.strictObject({
	/** The lines as typed. */
	text: z.string(),
	/** As typed: "10%". */
	discount: z.string().nullable(),
	locationId: z.uuid(),
	/** What each line was taken for, in their order. */
	taken: z.array(
		z.strictObject({
			itemId: z.uuid().nullable(),
			/** What the item cost when it was taken: the customer has heard it. */
			priceMinor: z.string().regex(/^\d+$/).nullable(),
			/** Items that may be meant, while none was taken. */
			choices: z.array(z.uuid()).max(5),
			/** There are more than these. */
			hasMore: z.boolean(),
		}),
	),
});

export type TicketDraft = z.output<typeof ticketDraftSchema>;
export type TakenLine = TicketDraft["taken"][number];

export const ticketSchema = z.strictObject({
	id: z.uuid(),
	number: z.int(),
	status: z.enum(["open", "done", "dropped", "undone"]),
	/** Whose it is. */
	personId: z.uuid(),
	/** While it is open: how it is to be paid, where that was said. */
	tender: z.enum(TENDERS).nullable(),
	draft: ticketDraftSchema,
	orderId: z.uuid().nullable(),
	/** What it came to, once it is closed. */
	discountMinor: z.bigint(),
	tradeInMinor: z.bigint(),
	totalMinor: z.bigint().nullable(),
});

/** A ticket as it is kept. */
export type Ticket = z.output<typeof ticketSchema>;

/** An item as a ticket sees it. */
export type TicketItem = Pick<ItemRow, "id" | "sku" | "title" | "condition" | "attributes" | "priceMinor" | "costMinor" | "archivedAt"> & {
	/** At the ticket's location. */
	available: number;
};

export interface TicketLine extends TypedLine {
	/** Null while it is not known which is meant. */
	item: TicketItem | null;
	choices: TicketItem[];
	hasMore: boolean;
	/** Why the ticket can't be closed with this line as it is, in words. */
	doubt: string | null;
}

/** A ticket with all that a person must see of it. */
export interface TicketView {
	ticket: Ticket;
	lines: TicketLine[];
	/** Why the ticket as a whole can't be closed, in words. */
	doubt: string | null;
	/** What it comes to, by how it is paid. */
	totals: Readonly<Record<Tender, TicketTotals>>;
}
