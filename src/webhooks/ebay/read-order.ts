import type { MarketplaceOrder } from "../../domain/orders/marketplace-order.ts";
import { shareDiscount } from "../../domain/orders/share-discount.ts";
import { minorUnits } from "../minor-units.ts";
import { readDate } from "../read-date.ts";
import type { EbayOrder } from "./order-schema.ts";
import { readLine } from "./read-line.ts";

/** Money was taken, even if some of it went back since. */
const PAID = new Set(["PAID", "PARTIALLY_REFUNDED", "FULLY_REFUNDED"]);

/** An order as eBay tells it. Refunds move money and no goods: they name amounts, never copies. */
export function readOrder(order: EbayOrder, shopCurrency: string): MarketplaceOrder {
	const lines = order.lineItems.filter(({ quantity }) => quantity > 0);
	const currency = lines.find(({ lineItemCost }) => lineItemCost)?.lineItemCost?.currency ?? shopCurrency;
	const read = lines.map((line) => readLine(line, { currency, shipments: order.shipments ?? null }));
	const fee = order.totalMarketplaceFee?.currency === currency ? minorUnits(order.totalMarketplaceFee.value, currency) : 0n;
	const fees = shareDiscount(
		fee,
		read.map(({ unitPriceMinor, quantity }) => unitPriceMinor * BigInt(quantity)),
	);
	const place = placeOf(order);
	return {
		externalId: order.orderId,
		name: order.orderId,
		status: statusOf(order),
		isPaid: isPaid(order),
		currency,
		placedAt: readDate(order.creationDate),
		lines: read.map((line, index) => ({ ...line, feeMinor: fees[index] ?? 0n })),
		customer: readCustomer(order),
		country: /^[A-Z]{2}$/.test(place?.countryCode ?? "") ? (place?.countryCode ?? null) : null,
		region: place?.stateOrProvince || null,
	};
}

function statusOf(order: EbayOrder): MarketplaceOrder["status"] {
	if (order.cancelStatus?.cancelState === "CANCELED") return "cancelled";
	return isPaid(order) ? "paid" : "placed";
}

function isPaid({ orderPaymentStatus }: EbayOrder): boolean {
	return PAID.has(orderPaymentStatus ?? "");
}

/** eBay knows buyers by their user name alone here; account deletions name it too. */
function readCustomer({ buyer, fulfillmentStartInstructions }: EbayOrder): MarketplaceOrder["customer"] {
	if (!buyer?.username) return null;
	const [start] = fulfillmentStartInstructions ?? [];
	const recipient = start?.ebaySupportedFulfillment ? null : start?.shippingStep?.shipTo;
	const registered = buyer.buyerRegistrationAddress;
	return {
		externalId: buyer.username,
		name: registered?.fullName || recipient?.fullName || null,
		email: registered?.email || start?.shippingStep?.shipTo?.email || null,
	};
}

function placeOf({ buyer, fulfillmentStartInstructions }: EbayOrder) {
	const [start] = fulfillmentStartInstructions ?? [];
	const told = [
		start?.ebaySupportedFulfillment ? start.finalDestinationAddress : null,
		start?.shippingStep?.shipTo?.contactAddress,
		buyer?.taxAddress,
		buyer?.buyerRegistrationAddress?.contactAddress,
	];
	return told.find((address) => address?.countryCode);
}
