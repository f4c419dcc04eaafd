import { say } from "../../core/messages/say.ts";
import type { Category } from "../categories.ts";
import { CARD_GRADES, type ConditionMarketplace, type GradingMarketplace, RECEIVED_GRADES } from "./card-grades.ts";
import type { ConditionOutcome } from "./condition-outcome.ts";
import { CONDITIONS } from "./condition-scales.ts";

interface Theirs {
	marketplace: ConditionMarketplace;
	category: Category;
	/** As they sent it: a word, or eBay's number. */
	theirs: string;
}

/** Our condition for what a marketplace says. By whole words only: "LP" is one grade in America and another at Cardmarket. */
export function conditionFromMarketplace({ marketplace, category, theirs }: Theirs): ConditionOutcome {
	const word = theirs.trim();
	const found = lookUp(marketplace, category, word);
	return found ?? { value: null, reason: say.conditionNotKnownFrom({ marketplace, category, word }) };
}

function lookUp(marketplace: ConditionMarketplace, category: Category, word: string): ConditionOutcome | null {
	switch (marketplace) {
		case "shopify":
		case "woocommerce":
		case "square":
			return exactly(CONDITIONS[category].find((condition) => isSame(condition, word)));
		case "tcgplayer":
			if (category === "sealed-tcg") return exactly(CONDITIONS[category].find((condition) => isSame(condition, word)));
			return category === "tcg-single" ? exactly(withoutPrinting(word)) : null;
		default:
			return category === "tcg-single" ? grade(marketplace, word) : null;
	}
}

function grade(marketplace: GradingMarketplace, word: string): ConditionOutcome | null {
	const sent = CARD_GRADES.find((known) => isSame(known[marketplace] ?? "", word));
	if (sent) return exactly(sent.ours);
	const received = RECEIVED_GRADES.find((known) => known.marketplace === marketplace && isSame(known.theirs, word));
	return received ? { value: received.ours, note: say.conditionTakenFor({ marketplace, word: received.theirs, condition: received.ours }) } : null;
}

/** TCGplayer writes the printing behind the condition: "Near Mint Foil", "Lightly Played 1st Edition Holofoil". */
function withoutPrinting(word: string): string | undefined {
	return CARD_GRADES.find(({ tcgplayer }) => `${word} `.toLowerCase().startsWith(`${tcgplayer} `.toLowerCase()))?.ours;
}

function exactly(condition: string | undefined): ConditionOutcome | null {
	return condition === undefined ? null : { value: condition, note: null };
}

function isSame(ours: string, theirs: string): boolean {
	return ours !== "" && ours.toLowerCase() === theirs.toLowerCase();
}
