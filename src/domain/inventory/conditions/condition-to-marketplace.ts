import { say } from "../../core/messages/say.ts";
import type { Category } from "../categories.ts";
import { CARD_GRADES, type ConditionMarketplace } from "./card-grades.ts";
import type { ConditionOutcome } from "./condition-outcome.ts";

interface Ours {
	marketplace: ConditionMarketplace;
	category: Category;
	condition: string;
}

/** How a marketplace calls an item's condition. It never makes a copy better than it is: where a scale ends too early, there is no word. */
export function conditionToMarketplace({ marketplace, category, condition }: Ours): ConditionOutcome {
	switch (marketplace) {
		case "shopify":
		case "woocommerce":
		case "square":
			return { value: condition, note: null };
		case "tcgplayer":
			if (category === "sealed-tcg" && condition === "Unopened") return { value: "Unopened", note: null };
			break;
		default:
	}
	if (category !== "tcg-single") return { value: null, reason: say.conditionNotGraded({ marketplace, category }) };
	const value = CARD_GRADES.find(({ ours }) => ours === condition)?.[marketplace];
	return value ? { value, note: null } : { value: null, reason: say.conditionHasNoWord({ marketplace, condition }) };
}
