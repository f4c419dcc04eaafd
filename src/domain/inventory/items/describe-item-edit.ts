import { say } from "../../core/messages/say.ts";
import { describePriceRule } from "../price-rules/describe-price-rule.ts";
import type { ItemEdit } from "./item-edit-schema.ts";

/** "price +5 %; quantity +2; bin B-12": an edit in words. `rule` says that of its price, where it is not to be described as it is now. */
export function describeItemEdit(edit: ItemEdit, vendor: { currency: string; locale: string }, rule?: string): string {
	const { price, quantity, condition, category, bin, locationName, archive } = edit;
	return [
		price && say.aimPrice({ rule: rule ?? describePriceRule(price, vendor) }),
		quantity && say.aimQuantity(quantity),
		condition && say.aimCondition({ condition }),
		category && say.aimCategory({ category }),
		locationName && say.aimLocation({ location: locationName }),
		bin === undefined ? null : say.aimBin({ bin }),
		archive && say.aimArchive(),
	]
		.filter(Boolean)
		.join("; ");
}
