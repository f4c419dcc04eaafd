import { Prisma } from "../../../generated/prisma/client.ts";
import { decimalMoney } from "../../core/money.ts";
import type { ExportFormat } from "./export-format.ts";
import { tcgplayerCondition } from "./tcgplayer-condition.ts";
import { TCGPLAYER_HEADER } from "./tcgplayer-header.ts";

/**
 * TCGplayer's pricing file: a line is a product in one condition, printing and language, by TCGplayer's id of that. `Total Quantity` is what is free to
 * sell; `Add to Quantity` of 0 leaves the quantity there alone.
 */
export const tcgplayerFormat: ExportFormat = {
	lets: Prisma.sql`item.attributes ? 'tcgplayer_sku_id'`,
	header: () => TCGPLAYER_HEADER,
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
				tcgplayerCondition(item),
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
