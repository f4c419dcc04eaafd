import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney, parseMoney } from "../../domain/core/money.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { getLocation } from "../../domain/inventory/selectors/get-location.ts";
import { orderLabel } from "../../domain/orders/order-label.ts";
import { openTicket } from "../../domain/orders/services/open-ticket.ts";
import { readTicketDraft } from "../../domain/orders/services/read-ticket-draft.ts";
import { sellItem } from "../../domain/orders/services/sell-over-counter.ts";
import { TENDERS } from "../../domain/orders/ticket.ts";
import { parseTicketLabel } from "../../domain/orders/ticket-label.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { actOnTicket, showOpenTicket } from "./act-on-ticket.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalInteger, optionalText } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const sell = defineCommand({
	name: "sell",
	summary: "Sell over the counter: one SKU at once, or a ticket of several cards and trade-ins",
	examples: [
		"/sell PKM-SWSH10.5-055-H-NM",
		"/sell PKM-SWSH10.5-055-H-NM 2 price:15.00",
		'/sell lines:"2 snorlax pgo; charizard base @ 240; < pikachu jungle @ 3" discount:10%',
		"/sell ticket:T-77 tender:cash",
	],
	input: z.strictObject({
		sku: optionalText("The item's SKU; left out, a form for several cards opens", { positional: true, suggest: "sku" }),
		quantity: optionalInteger("How many copies; 1 when left out", { min: 1, positional: true }),
		price: optionalText("Price of one copy, when it is not the item's", { max: 30 }),
		location: optionalText("Where they lie; the default location when left out", { suggest: "location", max: 100 }),
		lines: optionalText("Several cards: 2 snorlax; charizard @ 240; < pikachu (a trade-in)", { max: 4_000 }),
		discount: optionalText("Off the ticket: 10% or 5.00", { max: 30 }),
		tender: optionalChoice("How it is paid", TENDERS),
		ticket: optionalText("A ticket, like T-77", { max: 20 }),
		line: optionalInteger("The line of the ticket that the SKU is meant for", { min: 1, max: 100 }),
		total: optionalText("What the ticket comes to, as its button carries it", { max: 30 }),
		do: optionalChoice("What to do with the ticket", ["show", "edit", "drop"]),
	}),
	needs: ["order.write", "stock.write", "inventory.read"],
	audience: "channel",
	form: {
		shown: () => ({
			title: say.ticketFormTitle(),
			submit: say.ticketFormSubmit(),
			fields: [
				{ option: "lines", label: say.ticketFormLines(), placeholder: say.ticketFormLinesHint(), multiline: true, required: true },
				{ option: "discount", label: say.ticketFormDiscount(), placeholder: say.ticketFormDiscountHint() },
				{ option: "tender", label: say.ticketFormTender() },
			],
		}),
		example: '/sell lines:"2 snorlax; < pikachu @ 3" discount:10% tender:cash',
		opens({ discount: _discount, tender: _tender, location: _location, ...rest }) {
			if (Object.keys(rest).length === 0) return "blank";
			return rest.ticket !== undefined && rest.do === "edit" && rest.lines === undefined ? "filled" : null;
		},
	},
	async prefill(scope, { ticket }) {
		const { lines, discount, tender } = await readTicketDraft(scope, { number: parseTicketLabel(String(ticket)) });
		return { lines, discount: discount ?? "", tender: tender ?? "" };
	},
	async run(scope, { sku, quantity, price, location: name, ticket, lines, discount, tender, line, total, do: step }) {
		if (ticket !== undefined) {
			requireNone({ quantity, price, location: name }, say.sellNotOfTicket);
			return actOnTicket(scope, { number: parseTicketLabel(ticket), sku, lines, discount, tender, line, total, step });
		}
		requireNone({ line, total, do: step }, say.sellOfTicket);
		const location = await getLocation(scope, { name });
		if (lines !== undefined) {
			requireNone({ sku, quantity, price }, say.sellNotOfLines);
			return showOpenTicket(scope, await openTicket(scope, { text: lines, discount, tender, locationId: location.id }));
		}
		requireNone({ discount, tender }, say.sellOfLines);
		if (sku === undefined) throw new DomainError("invalid_input", say.optionMissing({ option: "sku", command: "/sell" }));
		const { currency, locale } = await getVendor(scope);
		const item = await getItemBySku(scope, { sku });
		const unitPriceMinor = price === undefined ? item.priceMinor : parseMoney(price, currency);
		const copies = quantity ?? 1;
		const sale = await sellItem(scope, { itemId: item.id, quantity: copies, unitPriceMinor, locationId: location.id });
		const money = formatMoney(unitPriceMinor * BigInt(copies), currency, locale);
		return {
			text: say.sold({ sku: item.sku, title: item.title, count: copies, total: money, left: sale.available, order: orderLabel(sale.orderNumber) }),
			actions: [undoAction(sale.changeNumber)],
			audience: "channel",
		};
	},
});

function requireNone(options: Readonly<Record<string, unknown>>, why: (given: { option: string }) => string): void {
	const [option] = Object.keys(options).filter((name) => options[name] !== undefined);
	if (option !== undefined) throw new DomainError("invalid_input", why({ option }));
}
