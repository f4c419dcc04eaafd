/** An eBay order as its seller's account holds it. */
export interface EbaySale {
	orderId: string;
	buyer: { username: string; fullName: string; email: string };
	placedAt: string;
	changedAt: string;
	payment: "PENDING" | "PAID" | "PARTIALLY_REFUNDED" | "FULLY_REFUNDED";
	cancelState: "NONE_REQUESTED" | "IN_PROGRESS" | "CANCELED";
	lines: EbaySaleLine[];
	shipments: { id: string; lines: { lineItemId: string; quantity: number }[] }[];
}

export interface EbaySaleLine {
	lineItemId: string;
	itemId: string;
	variationId: string | null;
	sku: string | null;
	title: string;
	quantity: number;
	/** Each, in dollars. */
	price: string;
	/** Of the line, that eBay collects and remits. */
	tax: string;
	refunds: { refundId: string; value: string }[];
}

const usd = (value: string) => ({ value, currency: "USD" });
const cents = (value: string) => Math.round(Number(value) * 100);
const dollars = (amount: number) => (amount / 100).toFixed(2);

/** The order as getOrder answers (developer.ebay.com, Sell Fulfillment API, "Order"). */
export function ebayOrder({ orderId, buyer, placedAt, changedAt, payment, cancelState, lines, shipments }: EbaySale): object {
	const isSent = (line: EbaySaleLine) => shipments.some((shipment) => shipment.lines.some(({ lineItemId }) => lineItemId === line.lineItemId));
	const sent = lines.filter(isSent).length;
	const total = dollars(lines.reduce((sum, { price, quantity }) => sum + cents(price) * quantity, 0));
	const address = { addressLine1: "123 Main St", city: "Louisville", stateOrProvince: "KY", postalCode: "40003", countryCode: "US" };
	return {
		orderId,
		legacyOrderId: orderId,
		creationDate: placedAt,
		lastModifiedDate: changedAt,
		orderFulfillmentStatus: sent === 0 ? "NOT_STARTED" : sent === lines.length ? "FULFILLED" : "IN_PROGRESS",
		orderPaymentStatus: payment,
		sellerId: "card-corner",
		buyer: {
			username: buyer.username,
			taxAddress: { stateOrProvince: "KY", postalCode: "40003", countryCode: "US" },
			buyerRegistrationAddress: {
				fullName: buyer.fullName,
				contactAddress: address,
				primaryPhone: { phoneNumber: "555-555-0100" },
				email: buyer.email,
			},
		},
		pricingSummary: { priceSubtotal: usd(total), deliveryCost: usd("0.00"), total: usd(total) },
		cancelStatus: { cancelState, cancelRequests: [], ...(cancelState === "CANCELED" && { cancelledDate: changedAt }) },
		paymentSummary: {
			totalDueSeller: usd(total),
			refunds: [],
			payments: [{ paymentMethod: "EBAY", paymentReferenceId: "5215100000", paymentDate: placedAt, amount: usd(total), paymentStatus: payment }],
		},
		fulfillmentStartInstructions: [
			{
				fulfillmentInstructionsType: "SHIP_TO",
				minEstimatedDeliveryDate: "2099-01-20T08:00:00.000Z",
				maxEstimatedDeliveryDate: "2099-01-25T08:00:00.000Z",
				ebaySupportedFulfillment: false,
				shippingStep: {
					shipTo: { fullName: buyer.fullName, contactAddress: address, primaryPhone: { phoneNumber: "555-555-0100" }, email: buyer.email },
					shippingCarrierCode: "USPS",
					shippingServiceCode: "USPSFirstClass",
				},
			},
		],
		fulfillmentHrefs: shipments.map(({ id }) => `https://api.ebay.com/sell/fulfillment/v1/order/${orderId}/shipping_fulfillment/${id}`),
		lineItems: lines.map((line) => ({
			lineItemId: line.lineItemId,
			legacyItemId: line.itemId,
			...(line.variationId !== null && { legacyVariationId: line.variationId, variationAspects: [{ name: "Condition", value: "Near Mint" }] }),
			...(line.sku !== null && { sku: line.sku }),
			title: line.title,
			lineItemCost: usd(dollars(cents(line.price) * line.quantity)),
			quantity: line.quantity,
			soldFormat: "FIXED_PRICE",
			listingMarketplaceId: "EBAY_US",
			purchaseMarketplaceId: "EBAY_US",
			lineItemFulfillmentStatus: isSent(line) ? "FULFILLED" : "NOT_STARTED",
			total: usd(dollars(cents(line.price) * line.quantity + cents(line.tax))),
			deliveryCost: { shippingCost: usd("0.00") },
			appliedPromotions: [],
			taxes: [],
			ebayCollectAndRemitTaxes: [{ taxType: "STATE_SALES_TAX", amount: usd(line.tax), collectionMethod: "NET" }],
			properties: { buyerProtection: true },
			refunds: line.refunds.map(({ refundId, value }) => ({ refundId, amount: usd(value), refundDate: changedAt })),
		})),
		salesRecordReference: "1234",
		totalFeeBasisAmount: usd(total),
		totalMarketplaceFee: usd("1.33"),
	};
}

/** What getShippingFulfillments answers. */
export function ebayShipments({ shipments, changedAt }: EbaySale): object {
	return {
		total: shipments.length,
		fulfillments: shipments.map(({ id, lines }) => ({
			fulfillmentId: id,
			shipmentTrackingNumber: id,
			shippingCarrierCode: "USPS",
			shippedDate: changedAt,
			lineItems: lines,
		})),
	};
}
