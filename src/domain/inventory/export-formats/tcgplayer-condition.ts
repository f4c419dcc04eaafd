import type { Category } from "../categories.ts";
import { conditionToMarketplace } from "../conditions/condition-to-marketplace.ts";

/** How TCGplayer names a printing behind the condition: "Near Mint Reverse Holofoil". */
const PRINTINGS: Readonly<Record<string, string>> = {
	foil: "Foil",
	holo: "Holofoil",
	"reverse holo": "Reverse Holofoil",
	etched: "Foil Etched",
	"cold foil": "Cold Foil",
};

interface Copy {
	category: Category;
	condition: string;
	attributes: Readonly<Record<string, string>>;
}

/** A copy's condition and printing in TCGplayer's words; ours where it has none. */
export function tcgplayerCondition({ category, condition, attributes }: Copy): string {
	const { value } = conditionToMarketplace({ marketplace: "tcgplayer", category, condition });
	const edition = /^1st/i.test(attributes.edition ?? "") ? "1st Edition" : "";
	return [value ?? condition, edition, PRINTINGS[attributes.finish ?? ""]].filter(Boolean).join(" ");
}
