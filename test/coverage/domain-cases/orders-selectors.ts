import { describeTicket } from "../../../src/domain/orders/selectors/describe-ticket.ts";
import { findBuyers } from "../../../src/domain/orders/selectors/find-buyers.ts";
import { findCustomer } from "../../../src/domain/orders/selectors/find-customer.ts";
import { findCustomers } from "../../../src/domain/orders/selectors/find-customers.ts";
import { findMarketplaceCustomer } from "../../../src/domain/orders/selectors/find-marketplace-customer.ts";
import { findMarketplaceOrder } from "../../../src/domain/orders/selectors/find-marketplace-order.ts";
import { findMovementLocation } from "../../../src/domain/orders/selectors/find-movement-location.ts";
import { findOrders } from "../../../src/domain/orders/selectors/find-orders.ts";
import { getCustomer } from "../../../src/domain/orders/selectors/get-customer.ts";
import { getCustomerHistory } from "../../../src/domain/orders/selectors/get-customer-history.ts";
import { getLineSold } from "../../../src/domain/orders/selectors/get-line-sold.ts";
import { getOrderNamed } from "../../../src/domain/orders/selectors/get-order-named.ts";
import { getOrderState } from "../../../src/domain/orders/selectors/get-order-state.ts";
import { getOrderView } from "../../../src/domain/orders/selectors/get-order-view.ts";
import { getSale } from "../../../src/domain/orders/selectors/get-sale.ts";
import { getTicket } from "../../../src/domain/orders/selectors/get-ticket.ts";
import { listCandidates } from "../../../src/domain/orders/selectors/list-candidates.ts";
import { listClaims } from "../../../src/domain/orders/selectors/list-claims.ts";
import { listCustomerOrders } from "../../../src/domain/orders/selectors/list-customer-orders.ts";
import { listItemsByCodes } from "../../../src/domain/orders/selectors/list-items-by-codes.ts";
import { listLineQuantities } from "../../../src/domain/orders/selectors/list-line-quantities.ts";
import { listOrders } from "../../../src/domain/orders/selectors/list-orders.ts";
import { listOversoldLines } from "../../../src/domain/orders/selectors/list-oversold-lines.ts";
import { listSalesFigures } from "../../../src/domain/orders/selectors/list-sales-figures.ts";
import { listSoldItems } from "../../../src/domain/orders/selectors/list-sold-items.ts";
import { listTicketItems } from "../../../src/domain/orders/selectors/list-ticket-items.ts";
import { listTopSold } from "../../../src/domain/orders/selectors/list-top-sold.ts";
import { listWaitingConnections } from "../../../src/domain/orders/selectors/list-waiting-connections.ts";
import { listWaitingLines } from "../../../src/domain/orders/selectors/list-waiting-lines.ts";
import { matchTicketLines } from "../../../src/domain/orders/selectors/match-ticket-lines.ts";
import { suggestOrders } from "../../../src/domain/orders/selectors/suggest-orders.ts";
import { type DomainCase, given } from "./domain-case.ts";

const limit = 100;
const ever = { since: new Date(0), until: null, currency: "USD" };
const typed = { quantity: 1, isTradeIn: false, priceMinor: null, problem: null };

/** Reading orders, customers and tickets. */
export const ORDERS_SELECTORS: readonly DomainCase[] = [
	given(describeTicket)(({ ticket }) => ({ ticket }), { mayAnswer: "it shows the ticket that it is handed, whose items it does not find" }),
	given(findCustomer)(({ customerId }) => ({ customerId })),
	given(findCustomers)(({ customerNumber }) => ({ text: `C-${customerNumber}`, limit })),
	given(findMarketplaceCustomer)(({ connectionId, customerExternalId }) => ({ connectionId, externalId: customerExternalId })),
	given(findMarketplaceOrder)(({ connectionId, orderExternalId }) => ({ connectionId, externalId: orderExternalId })),
	given(findMovementLocation)(({ movementKey }) => ({ idempotencyKey: movementKey })),
	given(findOrders)(({ orderNumber }) => ({ text: `O-${orderNumber}` })),
	given(getCustomer)(({ customerNumber }) => ({ text: `C-${customerNumber}` })),
	given(getCustomerHistory)(({ customerId }) => ({ customerId })),
	given(getOrderNamed)(({ orderNumber }) => ({ text: `O-${orderNumber}` })),
	given(getOrderState)(({ orderId }) => ({ orderId })),
	given(getOrderView)(({ orderId }) => ({ orderId })),
	given(getSale)(({ orderId }) => ({ orderId })),
	given(getTicket)(({ ticketNumber }) => ({ number: ticketNumber })),
	given(listCandidates)(({ title }) => ({ words: title, inStock: false }), { mayAnswer: "the words come back as they were typed, with no item" }),
	given(listCustomerOrders)(({ customerId }) => ({ customerId })),
	given(listItemsByCodes)(({ skus }) => ({ codes: skus })),
	given(listLineQuantities)(({ orderId }) => ({ orderId })),
	given(listOrders)(({ itemId }) => ({ itemId, limit })),
	given(listSalesFigures)(() => ({ ...ever, timezone: "UTC", by: "day" })),
	given(findBuyers)(({ connectionId, customerExternalId, orderExternalId }) => ({
		connectionId,
		externalId: customerExternalId,
		email: null,
		orders: [orderExternalId],
	})),
	given(getLineSold)(({ orderId, lineId }) => ({ orderId, lineId })),
	given(listClaims)(({ itemIds }) => ({ itemIds }), { mayAnswer: "it answers for each id that is asked for, here with nobody and nothing" }),
	given(listOversoldLines)(({ orderId }) => ({ orderId })),
	given(listWaitingConnections)(() => undefined),
	given(listWaitingLines)(({ connectionId }) => ({ connectionId, after: null })),
	given(listSoldItems)(({ connectionId, skus }) => ({
		connectionId,
		lines: skus.map((sku, at) => ({ lineId: String(at), productId: null, barcode: null, sku })),
	})),
	given(listTicketItems)(({ itemIds, locationId }) => ({ itemIds, locationId })),
	given(listTopSold)(() => ({ ...ever, limit })),
	given(matchTicketLines)(({ skus }) => ({ lines: skus.map((words, at) => ({ ...typed, number: at + 1, text: words, words })) }), {
		mayAnswer: "each line is told, as taken for nothing",
	}),
	given(suggestOrders)(({ orderNumber }) => ({ typed: `O-${orderNumber}`, limit })),
];
