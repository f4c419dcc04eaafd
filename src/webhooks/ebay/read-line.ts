import type { MarketplaceOrderLine } from "../../domain/orders/marketplace-order.ts";
import { minorUnits } from "../minor-units.ts";
import type { EbayOrder } from "./order-schema.ts";
import { productId } from "./product-id.ts";
import { readTax } from "./read-tax.ts";

type EbayLine = EbayOrder["lineItems"][number];

interface Context {
	currency: string;
	/** Null when nobody asked for them. */
	shipments: EbayOrder["shipments"] | null;
}

/** A line as it stands. `lineItemCost` is the whole line's: "multiplying the single unit price by the number of units" (developer.ebay.com, "LineItem"). */
export function readLine(line: EbayLine, { currency, shipments }: Context): MarketplaceOrderLine {
	const copies = BigInt(line.quantity);
	const cost = line.lineItemCost?.currency === currency ? minorUnits(line.lineItemCost.value, currency) : 0n;
	const unitPriceMinor = (cost + copies - 1n) / copies;
	const discounted = line.discountedLineItemCost?.currency === currency ? minorUnits(line.discountedLineItemCost.value, currency) : cost;
	return {
		externalId: line.lineItemId,
		productId: productId(line),
		sku: line.sku ?? "",
		title: line.title || line.sku || line.lineItemId,
		quantity: line.quantity,
		cancelled: 0,
		fulfilled: fulfilledOf(line, shipments),
		unitPriceMinor,
		...readTax(line, currency),
		// What a cost that can't be shared evenly leaves over counts as discount: the line's sum stays what was paid.
		discountMinor: unitPriceMinor * copies - (discounted < cost ? discounted : cost),
	};
}

/** A line counts as FULFILLED there when one copy of it was sent; how many, its shipments tell. One that does not say how many sent the line. */
function fulfilledOf({ lineItemId, quantity, lineItemFulfillmentStatus }: EbayLine, shipments: Context["shipments"]): number {
	const sent = (shipments ?? []).flatMap(({ lineItems }) => lineItems ?? []).filter((entry) => entry.lineItemId === lineItemId);
	if (sent.length === 0) return lineItemFulfillmentStatus === "FULFILLED" ? quantity : 0;
	const copies = sent.reduce((sum, entry) => sum + (entry.quantity || quantity), 0);
	return Math.min(quantity, copies);
}
