import { actOnLines } from "../../../src/domain/orders/services/act-on-lines.ts";
import { addLines } from "../../../src/domain/orders/services/add-lines.ts";
import { advanceOrder } from "../../../src/domain/orders/services/advance-order.ts";
import { announceCancellation } from "../../../src/domain/orders/services/announce-cancellation.ts";
import { announceResolved } from "../../../src/domain/orders/services/announce-resolved.ts";
import { announceReturn } from "../../../src/domain/orders/services/announce-return.ts";
import { announceSale } from "../../../src/domain/orders/services/announce-sale.ts";
import { answerDataRequest } from "../../../src/domain/orders/services/answer-data-request.ts";
import { applyOrderEvents } from "../../../src/domain/orders/services/apply-order-events.ts";
import { cancelLines } from "../../../src/domain/orders/services/cancel-lines.ts";
import { changeTicket } from "../../../src/domain/orders/services/change-ticket.ts";
import { closeTicket } from "../../../src/domain/orders/services/close-ticket.ts";
import { createOrder } from "../../../src/domain/orders/services/create-order.ts";
import { dropTicket } from "../../../src/domain/orders/services/drop-ticket.ts";
import { findOrMakeSibling } from "../../../src/domain/orders/services/find-or-make-sibling.ts";
import { flagOversold } from "../../../src/domain/orders/services/flag-oversold.ts";
import { fulfilLines } from "../../../src/domain/orders/services/fulfil-lines.ts";
import { holdTicket } from "../../../src/domain/orders/services/hold-ticket.ts";
import { ignoreOrderLine } from "../../../src/domain/orders/services/ignore-order-line.ts";
import { keepCustomer } from "../../../src/domain/orders/services/keep-customer.ts";
import { lockOrder } from "../../../src/domain/orders/services/lock-order.ts";
import { lockOrderLine } from "../../../src/domain/orders/services/lock-order-line.ts";
import { lockOrderRow } from "../../../src/domain/orders/services/lock-order-row.ts";
import { lockShelf } from "../../../src/domain/orders/services/lock-shelf.ts";
import { lockStock } from "../../../src/domain/orders/services/lock-stock.ts";
import { lockTicket } from "../../../src/domain/orders/services/lock-ticket.ts";
import { mapOrderLine } from "../../../src/domain/orders/services/map-order-line.ts";
import { matchWaitingLines } from "../../../src/domain/orders/services/match-waiting-lines.ts";
import { moveTicketGoods } from "../../../src/domain/orders/services/move-ticket-goods.ts";
import { nameCustomer } from "../../../src/domain/orders/services/name-customer.ts";
import { openTicket } from "../../../src/domain/orders/services/open-ticket.ts";
import { readTicketDraft } from "../../../src/domain/orders/services/read-ticket-draft.ts";
import { recordOrder } from "../../../src/domain/orders/services/record-order.ts";
import { redactBuyer } from "../../../src/domain/orders/services/redact-buyer.ts";
import { redactCustomer } from "../../../src/domain/orders/services/redact-customer.ts";
import { redactShop } from "../../../src/domain/orders/services/redact-shop.ts";
import { refuseShort } from "../../../src/domain/orders/services/refuse-short.ts";
import { rememberLine } from "../../../src/domain/orders/services/remember-line.ts";
import { requestLineMatch } from "../../../src/domain/orders/services/request-line-match.ts";
import { requireTicketPerson } from "../../../src/domain/orders/services/require-ticket-person.ts";
import { returnLines } from "../../../src/domain/orders/services/return-lines.ts";
import { sellItem } from "../../../src/domain/orders/services/sell-over-counter.ts";
import { settleOrder } from "../../../src/domain/orders/services/settle-order.ts";
import { showTicket } from "../../../src/domain/orders/services/show-ticket.ts";
import { storeEvents } from "../../../src/domain/orders/services/store-events.ts";
import { substituteOrderLine } from "../../../src/domain/orders/services/substitute-order-line.ts";
import { takeTicketLine } from "../../../src/domain/orders/services/take-ticket-line.ts";
import { undoOrder } from "../../../src/domain/orders/services/undo-order.ts";
import { undoOrderEvent } from "../../../src/domain/orders/services/undo-order-event.ts";
import { undoSale } from "../../../src/domain/orders/services/undo-sale.ts";
import { undoTicket } from "../../../src/domain/orders/services/undo-ticket.ts";
import { unmapOrderLine } from "../../../src/domain/orders/services/unmap-order-line.ts";
import { writeCounts } from "../../../src/domain/orders/services/write-counts.ts";
import { writeSettlement } from "../../../src/domain/orders/services/write-settlement.ts";
import { writeTicketOrder } from "../../../src/domain/orders/services/write-ticket-order.ts";
import { draftHolds } from "../../../src/domain/orders/settling/hold-draft.ts";
import { draftStock } from "../../../src/domain/orders/settling/stock-draft.ts";
import { type DomainCase, given } from "./domain-case.ts";
import type { ShopThings } from "./load-things.ts";

const news = "it tells the shop's own channels what it is handed";
const checked = {
	name: "#9",
	status: "placed" as const,
	currency: "USD",
	placedAt: null,
	changedAt: null,
	isTakenBack: false,
	isRestored: false,
	isPaid: false,
	events: [],
	till: null,
	customer: null,
	country: null,
	region: null,
};

const line = ({ sku }: ShopThings) => ({
	externalId: "77",
	productId: null,
	barcode: null,
	sku,
	title: "Foreign",
	quantity: 1,
	cancelled: 0,
	fulfilled: 0,
	unitPriceMinor: 1n,
	taxMinor: 0n,
	taxCollectedBy: null,
	discountMinor: 0n,
	feeMinor: 0n,
});

const settlement = ({ order }: ShopThings) => ({
	state: order,
	status: order.status,
	isCalledOff: false,
	changes: [],
	freed: 0,
	missing: new Map(),
	available: new Map(),
});

const goods = ({ item }: ShopThings) => [{ number: 1, quantity: 1, isTradeIn: false, item: { ...item, available: 1 }, unitMinor: 1n, discountMinor: 0n }];

const event = { kind: "fulfilled" as const, externalId: "78", basis: "delta" as const, happenedAt: null, lines: [{ line: "11", quantity: 1 }] };

/** A plan over theirs: a copy that leaves a level of theirs. */
function planOf({ itemId, locationId }: ShopThings) {
	const stock = draftStock({ homeId: locationId, levels: [{ itemId, locationId, onHand: 1, committed: 0, isOpen: true }], singleCopies: new Set<string>() });
	stock.move({ itemId, locationId, kind: "sold", delta: -1, reason: null, idempotencyKey: "coverage" });
	const reasons = { missing: "missing", writtenOff: "written off", undone: "undone" };
	return { stock, holds: draftHolds([]), effects: new Map(), runId: itemId, reasons };
}

/** Writing orders, customers and tickets. */
export const ORDERS_SERVICES: readonly DomainCase[] = [
	given(actOnLines)(({ orderId }) => ({ orderId, kind: "cancelled", action: "cancel-order-lines" })),
	given(addLines)(
		(things) => ({
			orderId: things.orderId,
			connectionId: things.connectionId,
			order: { ...checked, externalId: things.orderExternalId, lines: [line(things)] },
			age: "timeless",
		}),
		{ step: true },
	),
	given(advanceOrder)(({ orderId }) => ({ orderId, status: "paid" })),
	given(announceCancellation)(({ orderId }) => ({ key: orderId, label: "O-1", marketplace: "Shopify", copies: 1 })),
	given(announceReturn)((things) => ({ label: "O-1", marketplace: "Shopify", settlement: settlement(things), key: "coverage" })),
	given(announceSale)(
		(things) => ({
			orderId: things.orderId,
			label: "O-1",
			marketplace: "Shopify",
			order: { ...checked, externalId: things.orderExternalId, lines: [] },
			settlement: settlement(things),
			newLines: new Set<string>(),
			again: null,
		}),
		{ mayAnswer: news },
	),
	given(applyOrderEvents)(({ connectionId, orderExternalId }) => ({ connectionId, orderExternalId, events: [] })),
	given(cancelLines)(({ orderId }) => ({ orderId })),
	given(changeTicket)(({ ticketNumber }) => ({ number: ticketNumber, text: "1 x" })),
	given(closeTicket)(({ ticketNumber }) => ({ number: ticketNumber, tender: "cash" })),
	given(createOrder)(({ itemId }) => ({ itemId, quantity: 1, unitPriceMinor: 1n })),
	given(dropTicket)(({ ticketNumber }) => ({ number: ticketNumber })),
	given(findOrMakeSibling)(({ itemId }) => ({ itemId, condition: "LP" })),
	given(flagOversold)(({ itemIds }) => ({ itemIds })),
	given(fulfilLines)(({ orderId }) => ({ orderId })),
	given(holdTicket)(({ ticketId }) => ({ ticketId })),
	given(keepCustomer)(({ connectionId, customerExternalId }) => ({ connectionId, externalId: customerExternalId, name: "Nobody", email: null }), {
		step: true,
	}),
	given(lockOrder)(({ connectionId, orderExternalId }) => ({ connectionId, externalId: orderExternalId })),
	given(lockOrderRow)(({ orderId }) => ({ orderId })),
	given(lockShelf)(({ locationId, itemIds }) => ({ locationId, itemIds })),
	given(lockStock)(({ itemIds }) => ({ itemIds }), { step: true }),
	given(lockTicket)(({ ticketNumber }) => ({ number: ticketNumber })),
	given(lockOrderLine)(({ orderId, lineId }) => ({ orderId, lineId })),
	given(announceResolved)(() => ({ key: "coverage", what: () => "nothing" })),
	given(answerDataRequest)(({ connectionId, orderExternalId }) => ({ connectionId, externalId: null, email: null, orders: [orderExternalId] })),
	given(ignoreOrderLine)(({ orderId, lineId }) => ({ orderId, lineId, ignored: true })),
	given(matchWaitingLines)(({ connectionId }) => ({ connectionId, after: null })),
	given(redactBuyer)(({ connectionId, orderExternalId, customerExternalId }) => ({
		connectionId,
		externalId: customerExternalId,
		email: null,
		orders: [orderExternalId],
	})),
	given(redactShop)(({ connectionId }) => ({ connectionId })),
	given(rememberLine)(({ orderId, lineId, itemId }) => ({ orderId, lineId, means: itemId })),
	given(requestLineMatch)(() => undefined),
	given(substituteOrderLine)(({ orderId, lineId, itemId }) => ({ orderId, lineId, itemId })),
	given(mapOrderLine)(({ orderId, lineId, itemId }) => ({ orderId, lineId, itemId })),
	given(moveTicketGoods)((things) => ({ ticket: things.ticket, goods: goods(things), receiptId: null }), { step: true }),
	given(nameCustomer)(({ customerNumber }) => ({ text: `C-${customerNumber}` })),
	given(openTicket)(({ locationId }) => ({ text: "1 x", locationId })),
	given(readTicketDraft)(({ ticketNumber }) => ({ number: ticketNumber })),
	given(recordOrder)((things) => ({ connectionId: things.connectionId, order: { ...checked, externalId: things.orderExternalId, lines: [line(things)] } })),
	given(redactCustomer)(({ customerId }) => ({ customerId })),
	given(refuseShort)((things) => settlement(things), { further: [{ wanted: () => 1 }] }),
	given(requireTicketPerson)(({ ticket }) => ticket),
	given(returnLines)(({ orderId }) => ({ orderId, outcome: { kind: "restock" } })),
	given(sellItem)(({ itemId }) => ({ itemId, quantity: 1, unitPriceMinor: 1n })),
	given(settleOrder)(({ orderId }) => ({ orderId })),
	given(showTicket)(({ ticketNumber }) => ({ number: ticketNumber })),
	given(storeEvents)(({ orderId, connectionId, orderExternalId }) => ({ orderId, marketplace: { connectionId, orderExternalId }, events: [event] }), {
		step: true,
	}),
	given(takeTicketLine)(({ ticketNumber, itemId }) => ({ number: ticketNumber, line: 1, itemId })),
	given(undoOrder)(({ orderId }) => ({ orderId })),
	given(undoOrderEvent)(({ orderId }) => ({ orderId, eventId: orderId, change: "1" })),
	given(undoSale)(({ orderId }) => ({ orderId })),
	given(undoTicket)(({ ticketId }) => ({ ticketId, tradeIns: [] })),
	given(unmapOrderLine)(({ orderId, lineId, itemId }) => ({ orderId, lineId, itemId })),
	given(writeCounts)(({ order }) => ({ state: order, status: "cancelled", changes: [], effects: new Map(), waiting: new Set<string>() })),
	given(writeSettlement)((things) => ({ plan: planOf(things), reference: "O-1" }), { step: true }),
	given(writeTicketOrder)((things) => ({ goods: goods(things) }), { step: true }),
];
