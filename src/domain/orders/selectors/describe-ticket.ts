import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { formatMoney } from "../../core/money.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { getSettings } from "../../vendors/selectors/get-settings.ts";
import { type Discount, parseDiscount } from "../parse-discount.ts";
import { parseTicketLines } from "../parse-ticket-lines.ts";
import { priceTicket, type TicketTotals } from "../price-ticket.ts";
import { TENDERS, type Tender, type Ticket, type TicketLine, type TicketView } from "../ticket.ts";
import { listTicketItems } from "./list-ticket-items.ts";

/** More than any shop takes at once, in minor units: far below what a bigint holds. */
const MOST_MINOR = 10n ** 15n;

/** A ticket with its items as they are now, what it comes to, and all that stands in the way of closing it. */
export async function describeTicket(scope: ReadScope<"order.write" | "inventory.read">, { ticket }: { ticket: Ticket }): Promise<TicketView> {
	const { text, discount: typedDiscount, locationId, taken } = ticket.draft;
	const { currency, locale, tradeInCashPercent, tradeInCreditPercent } = await getSettings(scope);
	const items = await listTicketItems(scope, { itemIds: taken.flatMap(({ itemId, choices }) => (itemId ? [itemId] : choices)), locationId });
	const demand = new Map<string, number>();
	const lines = parseTicketLines(text, currency).map((typed, at): TicketLine => {
		const { itemId = null, choices = [], hasMore = false } = taken[at] ?? {};
		const line = { ...typed, item: (itemId && items.get(itemId)) || null, choices: choices.flatMap((id) => items.get(id) ?? []), hasMore };
		const wanted = line.isTradeIn || !itemId ? 0 : (demand.get(itemId) ?? 0) + line.quantity;
		if (itemId) demand.set(itemId, Math.max(wanted, demand.get(itemId) ?? 0));
		return { ...line, doubt: doubtOf(line, wanted) };
	});
	const { discount, problem } = readDiscount(typedDiscount, currency);
	const priced = lines.map((line, at) => ({ ...line, itemPriceMinor: line.item ? BigInt(taken[at]?.priceMinor ?? line.item.priceMinor) : null }));
	const at = (offerPercent: number) => priceTicket(priced, { discount, offerPercent });
	const [cash, credit] = [at(tradeInCashPercent), at(tradeInCreditPercent)];
	const tooMuch = [cash, credit].map(largestOf).find((amount) => amount > MOST_MINOR);
	return {
		ticket,
		lines,
		doubt: problem ?? (tooMuch === undefined ? null : say.ticketTooMuch({ amount: formatMoney(tooMuch, currency, locale) })),
		totals: Object.fromEntries(TENDERS.map((tender) => [tender, tender === "credit" ? credit : cash])) as Record<Tender, TicketTotals>,
	};
}

/** `wanted` is what this line and those before it take of its item. */
function doubtOf({ problem, item, choices, hasMore, isTradeIn }: Omit<TicketLine, "doubt">, wanted: number): string | null {
	if (problem !== null) return problem;
	if (!item) return choices.length > 0 ? say.ticketWhich({ count: choices.length, hasMore, isTradeIn }) : say.ticketUnknown({ isTradeIn });
	if (item.archivedAt) return say.itemArchived({ sku: item.sku });
	return wanted > item.available ? say.ticketShort({ wanted, available: item.available }) : null;
}

function readDiscount(text: string | null, currency: string): { discount: Discount | null; problem: string | null } {
	try {
		return { discount: text === null ? null : parseDiscount(text, currency), problem: null };
	} catch (error) {
		if (error instanceof DomainError) return { discount: null, problem: say.ticketDiscount({ problem: error.message }) };
		throw error;
	}
}

function largestOf({ subtotalMinor, tradeInMinor }: TicketTotals): bigint {
	return subtotalMinor > tradeInMinor ? subtotalMinor : tradeInMinor;
}
