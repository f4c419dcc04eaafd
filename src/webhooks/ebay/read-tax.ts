import type { MarketplaceOrderLine } from "../../domain/orders/marketplace-order.ts";
import { minorUnits } from "../minor-units.ts";
import type { EbayOrder } from "./order-schema.ts";

type EbayLine = EbayOrder["lineItems"][number];

/**
 * A line's tax, and who owes it. What eBay collects and remits stands in a list of its own, and may stand among the line's taxes again with the same
 * amount (developer.ebay.com, "EbayCollectAndRemitTax"): it counts once.
 */
export function readTax(line: EbayLine, currency: string): Pick<MarketplaceOrderLine, "taxMinor" | "taxCollectedBy"> {
	const remitted = amounts(line.ebayCollectAndRemitTaxes, currency);
	const repeated = [...remitted];
	const own = amounts(line.taxes, currency).filter((amount) => {
		const at = repeated.indexOf(amount);
		if (at !== -1) repeated.splice(at, 1);
		return at === -1;
	});
	return { taxMinor: sum(remitted) + sum(own), taxCollectedBy: collector(remitted.length > 0, own.length > 0) };
}

function collector(byMarketplace: boolean, bySeller: boolean): "seller" | "marketplace" | null {
	if (byMarketplace === bySeller) return null;
	return byMarketplace ? "marketplace" : "seller";
}

function amounts(taxes: EbayLine["taxes"], currency: string): bigint[] {
	return (taxes ?? []).flatMap(({ amount }) => (amount?.currency === currency ? [minorUnits(amount.value, currency)] : [])).filter((amount) => amount > 0n);
}

const sum = (all: readonly bigint[]) => all.reduce((total, amount) => total + amount, 0n);
