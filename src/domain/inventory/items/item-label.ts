import { shortCondition } from "../conditions/short-condition.ts";
import type { ItemRow } from "../selectors/item-row.ts";

/** An item in one line, told from its other conditions and printings: "Snorlax · PGO 055 · holo NM". */
export function itemLabel({ title, condition, attributes }: Pick<ItemRow, "title" | "condition" | "attributes">): string {
	const { set_code, collector_number, finish, platform, region } = attributes;
	const number = [set_code?.toUpperCase(), collector_number?.split("/")[0]].filter(Boolean).join(" ");
	const grade = [finish === "nonfoil" ? "" : finish, shortCondition(condition)].filter(Boolean).join(" ");
	return [title, number, platform, region, grade].filter(Boolean).join(" · ");
}
