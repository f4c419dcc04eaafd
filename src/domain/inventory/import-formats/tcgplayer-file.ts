import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { CARD_LANGUAGES } from "../card-languages.ts";
import { FINISH_NAMES } from "../categories/finishes.ts";
import { CARD_GRADES } from "../conditions/card-grades.ts";
import type { ImportFormat } from "./import-format.ts";

const LANGUAGES: Readonly<Record<string, string>> = { ...CARD_LANGUAGES, "chinese (s)": "zh", "chinese (t)": "zh" };
const EDITION = /^(1st edition|unlimited|limited)\b\s*/i;

/**
 * TCGplayer's pricing file, as its seller portal exports it (Pricing, "Export Filtered CSV"). `TCGplayer Id` is the id of a product in one
 * condition, printing and language: an item has it as `tcgplayer_sku_id`, and a new one gets the SKU TCG-<id>. `Total Quantity` is what TCGplayer
 * has to sell, `Add to Quantity` what comes to it; "Near Mint Holofoil" is a condition and a finish.
 */
export const tcgplayerFile: ImportFormat = {
	name: "tcgplayer",
	marks: [["tcgplayer id", "product name", "condition"]],
	roles: {
		"tcgplayer id": "tcgplayer_sku_id",
		"product line": "game",
		"set name": "set_name",
		"product name": "title",
		number: "collector_number",
		rarity: "rarity",
		condition: "condition",
		"tcg market price": "market",
		"total quantity": "quantity",
		"add to quantity": "add_quantity",
		"tcg marketplace price": "price",
	},
	quantityIsAvailable: true,
	adapt(cell) {
		const id = cell("tcgplayer_sku_id");
		return { said: { sku: null, newSku: id && `TCG-${id}`, ...splitCondition(cell("condition") ?? "") } };
	},
};

/** @throws DomainError invalid_input for words that are no printing */
function splitCondition(text: string): Record<string, string | null> {
	if (/^unopened\b/i.test(text)) return { category: "sealed-tcg", condition: "Unopened", collector_number: null, rarity: null };
	const grade = CARD_GRADES.find(({ tcgplayer }) => `${text} `.toLowerCase().startsWith(`${tcgplayer} `.toLowerCase()));
	if (!grade) throw new DomainError("invalid_input", say.lineTcgCondition({ value: text }));
	let printing = text.slice(grade.tcgplayer.length).trim();
	const [, before, language] = /^(.*?)\s*-\s*([\p{L} ()]+)$/u.exec(printing) ?? [];
	const code = LANGUAGES[language?.toLowerCase() ?? ""];
	if (before !== undefined && code) printing = before;
	const edition = EDITION.exec(printing)?.[1] ?? null;
	printing = printing.replace(EDITION, "").trim().toLowerCase();
	const finish = printing === "" ? null : (FINISH_NAMES[printing] ?? (FINISHES_THERE.includes(printing) ? printing : undefined));
	if (finish === undefined) throw new DomainError("invalid_input", say.lineTcgCondition({ value: text }));
	return { category: "tcg-single", condition: grade.ours, finish, edition, ...(code && { language: code }) };
}

const FINISHES_THERE = ["foil", "etched", "holo", "reverse holo", "cold foil"];
