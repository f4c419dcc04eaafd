import { stringify } from "csv-stringify/sync";
import { defuseCell } from "../../core/defuse-cell.ts";
import { decimalMoney } from "../../core/money.ts";
import { tcgplayerCondition } from "../../inventory/export-formats/tcgplayer-condition.ts";
import { TCGPLAYER_HEADER } from "../../inventory/export-formats/tcgplayer-header.ts";
import type { UploadLine } from "../selectors/list-upload-lines.ts";
import { TCGPLAYER_CURRENCY } from "./market-file.ts";

/**
 * The file by which TCGplayer comes to show what it should. Its portal matches lines by `TCGplayer Id` alone, and takes two columns: `Add to Quantity`, which
 * is added to what stands there ("If you place a negative number in this field, it will remove that amount from your existing quantity"), and `TCG Marketplace
 * Price`, of 0.01 or more, which is as it stands there. What is not in the file stays as it is.
 */
export function writeUpload(lines: readonly UploadLine[]): Buffer {
	const rows = lines.map(({ externalId, title, facts, seen, should, priceMinor }) => [
		externalId,
		facts.game ?? "",
		facts.set_name ?? "",
		title,
		"",
		facts.collector_number ?? "",
		facts.rarity ?? "",
		facts.condition
			? tcgplayerCondition({ category: facts.condition === "Unopened" ? "sealed-tcg" : "tcg-single", condition: facts.condition, attributes: facts })
			: "",
		"",
		"",
		"",
		"",
		String(seen),
		String(should - seen),
		priceMinor === null ? "" : decimalMoney(priceMinor, TCGPLAYER_CURRENCY),
		"",
	]);
	return Buffer.from(
		stringify(
			[[...TCGPLAYER_HEADER], ...rows].map((cells) => cells.map(defuseCell)),
			{ record_delimiter: "windows" },
		),
	);
}
