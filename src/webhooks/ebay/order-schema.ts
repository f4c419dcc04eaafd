import { z } from "zod";
import { count, decimal, digits, label } from "../fields.ts";

/** `convertedFromValue` is what it was in another currency; `value` is in `currency` (developer.ebay.com, "Amount"). */
const money = z.object({ value: decimal, currency: z.string().regex(/^[A-Z]{3}$/) });
/** Of no weight for the stock: a sale is not lost for it. */
const aside = money.nullish().catch(null);

const line = z.object({
	lineItemId: digits,
	legacyItemId: digits.nullish().catch(null),
	/** Where the listing has variations; "0" where it has none. */
	legacyVariationId: digits.nullish().catch(null),
	sku: label(500).nullish(),
	title: label(1000).nullish(),
	quantity: count,
	/** Of all copies together, before discounts. */
	lineItemCost: money.nullish(),
	/** The same after discounts; only where there are any. */
	discountedLineItemCost: aside,
	/** NOT_STARTED, IN_PROGRESS or FULFILLED: the last as soon as any one copy was sent (developer.ebay.com, "LineItemFulfillmentStatusEnum"). */
	lineItemFulfillmentStatus: z.string().nullish(),
	taxes: z
		.array(z.object({ amount: money.nullish() }))
		.nullish()
		.catch(null),
	ebayCollectAndRemitTaxes: z
		.array(z.object({ amount: money.nullish() }))
		.nullish()
		.catch(null),
});

const address = z
	.object({ countryCode: label(10).nullish(), stateOrProvince: label(100).nullish() })
	.nullish()
	.catch(null);
const contact = z
	.object({ fullName: label(200).nullish(), email: label(320).nullish(), contactAddress: address })
	.nullish()
	.catch(null);

/** What of it was sent, package by package: our client adds eBay's answer to getShippingFulfillments. */
const shipment = z.object({
	lineItems: z
		.array(z.object({ lineItemId: digits, quantity: count.nullish().catch(null) }))
		.max(5000)
		.nullish(),
});

/** The part of an order that we use (developer.ebay.com, Sell Fulfillment API, "Order"), with its shipments. */
export const ebayOrderSchema = z.object({
	orderId: z.string().regex(/^[\w.!-]{1,100}$/),
	creationDate: z.string().nullish(),
	/** FAILED, FULLY_REFUNDED, PAID, PARTIALLY_REFUNDED or PENDING. */
	orderPaymentStatus: z.string().nullish(),
	/** CANCELED, IN_PROGRESS (asked for, not decided) or NONE_REQUESTED. Orders are cancelled whole. */
	cancelStatus: z.object({ cancelState: z.string().nullish() }).nullish().catch(null),
	buyer: z
		.object({ username: label(100).nullish(), taxAddress: address, buyerRegistrationAddress: contact })
		.nullish()
		.catch(null),
	fulfillmentStartInstructions: z
		.array(
			z.object({
				/** True where eBay ships it on, and the address to ship to is eBay's partner's. */
				ebaySupportedFulfillment: z.boolean().nullish().catch(null),
				finalDestinationAddress: address,
				shippingStep: z.object({ shipTo: contact }).nullish().catch(null),
			}),
		)
		.nullish()
		.catch(null),
	totalMarketplaceFee: aside,
	lineItems: z.array(line).min(1).max(5000),
	shipments: z.array(shipment).max(1000).nullish(),
});

export type EbayOrder = z.output<typeof ebayOrderSchema>;
