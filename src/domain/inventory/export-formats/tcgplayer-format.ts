import { Prisma } from "../../../generated/prisma/client.ts";
import { decimalMoney } from "../../core/money.ts";
import { conditionToMarketplace } from "../conditions/condition-to-marketplace.ts";
import type { ExportFormat, ExportItem } from "./export-format.ts";

/** How TCGplayer names a printing behind the condition: "Near Mint Reverse Holofoil". */
const PRINTINGS: Readonly<Record<string, string>> = {
	foil: "Foil",
	holo: "Holofoil",
	"reverse holo": "Reverse Holofoil",
	etched: "Foil Etched",
	"cold foil": "Cold Foil",
};

/**
 * TCGplayer's pricing file, as its seller portal exports and takes it (Pricing, "Export Filtered CSV"): a line is a product in one condition, printing
 * and language, by TCGplayer's id of that. `Total Quantity` is what is free to sell; `Add to Quantity` of 0 leaves the quantity there alone.
 */
export const tcgplayerFormat: ExportFormat = {
	lets: Prisma.sql`item.attributes ? 'tcgplayer_sku_id'`,
	header: () => [
		"TCGplayer Id",
		"Product Line",
		"Set Name",
		"Product Name",
		"Title",
		"Number",
		"Rarity",
		"Condition",
		"TCG Market Price",
		"TCG Direct Low",
		"TCG Low Price With Shipping",
		"TCG Low Price",
		"Total Quantity",
		"Add to Quantity",
		"TCG Marketplace Price",
		"Photo URL",
	],
	lines(item, { currency }) {
		const { attributes } = item;
		return [
			[
				attributes.tcgplayer_sku_id ?? "",
				attributes.game ?? "",
				attributes.set_name ?? "",
				item.title,
				"",
				attributes.collector_number ?? "",
				attributes.rarity ?? "",
				condition(item),
				item.marketMinor === null ? "" : decimalMoney(item.marketMinor, currency),
				"",
				"",
				"",
				String(Math.max(item.onHand - item.committed, 0)),
				"0",
				decimalMoney(item.priceMinor, currency),
				"",
			],
		];
	},
};

function condition({ category, condition, attributes }: ExportItem): string {
	const { value } = conditionToMarketplace({ marketplace: "tcgplayer", category, condition });
	const edition = /^1st/i.test(attributes.edition ?? "") ? "1st Edition" : "";
	return [value ?? condition, edition, PRINTINGS[attributes.finish ?? ""]].filter(Boolean).join(" ");
}
