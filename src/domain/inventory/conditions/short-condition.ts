import { CONDITION_WORDS } from "./condition-words.ts";

/** How a condition is written on a narrow screen: "NM". */
export function shortCondition(condition: string): string {
	const short = Object.entries(CONDITION_WORDS).find(([key, value]) => value === condition && key.length <= 3)?.[0];
	return short?.toUpperCase() ?? condition;
}
