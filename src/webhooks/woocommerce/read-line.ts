import type { MarketplaceOrderLine } from "../../domain/orders/marketplace-order.ts";
import { minorUnits } from "../minor-units.ts";
import { decodeEntities } from "./decode-entities.ts";
import type { WooOrder } from "./order-schema.ts";

export type WooLine = WooOrder["line_items"][number];

interface Context {
	currency: string;
	/** The order was completed at some time: a store has no other word for sent, and means all of it. */
	isSent: boolean;
}

/** A line as the order's picture has it. Of an order that was sent, what came back is told by events: `readRestocks`. */
export function readLine(line: WooLine, { currency, isSent }: Context): MarketplaceOrderLine {
	const title = decodeEntities(line.name ?? "").slice(0, 1000);
	const tax = minorUnits(line.total_tax ?? "0", currency);
	return {
		externalId: line.id,
		productId: productOf(line),
		sku: line.sku ?? "",
		barcode: line.global_unique_id || null,
		title: title || line.sku || line.id,
		quantity: line.quantity,
		cancelled: isSent ? 0 : restockedOf(line),
		fulfilled: isSent ? line.quantity : 0,
		taxMinor: tax,
		// The store is the vendor's own: nobody else could owe it.
		taxCollectedBy: tax > 0n ? "seller" : null,
		...priceOf(line, currency),
	};
}

/** Copies of a line that refunds have put back on sale so far. */
export function restockedOf({ quantity, meta_data }: WooLine): number {
	const written = meta_data?.find(({ key }) => key === "_restock_refunded_items")?.value;
	return typeof written === "string" && /^\d{1,7}$/.test(written) ? Math.min(quantity, Number(written)) : 0;
}

function productOf({ product_id, variation_id }: WooLine): string | null {
	return [variation_id, product_id].find((id) => id && !/^0+$/.test(id)) ?? null;
}

/** A store counts by the line: of one that its copies don't divide, the price is rounded up and the rest is discount, so that the line adds up. */
function priceOf({ quantity, subtotal, total }: WooLine, currency: string): Pick<MarketplaceOrderLine, "unitPriceMinor" | "discountMinor"> {
	const [before, after] = [minorUnits(subtotal ?? total ?? "0", currency), minorUnits(total ?? subtotal ?? "0", currency)];
	const copies = BigInt(quantity);
	// A line that was made dearer by hand has no discount.
	const off = before > after ? before - after : 0n;
	const unitPriceMinor = (after + off + copies - 1n) / copies;
	return { unitPriceMinor, discountMinor: unitPriceMinor * copies - after };
}
