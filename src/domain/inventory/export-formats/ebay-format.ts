import { Prisma } from "../../../generated/prisma/client.ts";
import { decimalMoney } from "../../core/money.ts";
import type { ExportFormat } from "./export-format.ts";

/** eBay's sites by their currency; others are told as the US one, whose files carry the currency. */
const SITES: Readonly<Record<string, { site: string; country: string }>> = {
	USD: { site: "US", country: "US" },
	GBP: { site: "UK", country: "GB" },
	EUR: { site: "Germany", country: "DE" },
	CAD: { site: "Canada", country: "CA" },
	AUD: { site: "Australia", country: "AU" },
};

/**
 * eBay's price and quantity file (Seller Hub, Reports, Upload: "Edit price and quantity"): a line revises the listing with this item number, or with
 * this custom label where the number is not known. The quantity is what is free to sell.
 */
export const ebayFormat: ExportFormat = {
	lets: Prisma.sql`true`,
	header({ currency }) {
		const { site, country } = SITES[currency] ?? { site: "US", country: "US" };
		return [
			`Action(SiteID=${site}|Country=${country}|Currency=${currency}|Version=1193)`,
			"Item number",
			"Custom label (SKU)",
			"Start price",
			"Available quantity",
		];
	},
	lines: (item, { currency }) => [
		["Revise", item.ebayListing ?? "", item.sku, decimalMoney(item.priceMinor, currency), String(Math.max(item.onHand - item.committed, 0))],
	],
};
