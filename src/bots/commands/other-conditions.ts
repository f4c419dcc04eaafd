import { CONDITIONS } from "../../domain/inventory/conditions/condition-scales.ts";
import type { ViewedLine } from "../../domain/orders/selectors/get-order-view.ts";

/** In which conditions copies of a line can come back, its own left out. */
export function otherConditions({ category, condition }: Pick<ViewedLine, "category" | "condition">): string[] {
	const scale = category !== null && Object.hasOwn(CONDITIONS, category) ? CONDITIONS[category as keyof typeof CONDITIONS] : [];
	return scale.filter((known) => known !== condition);
}
