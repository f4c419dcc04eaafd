const MARK = "sold:";

/** The order, by its id, that holds what an inventory export showed to be sold before any order told of it: "sold:F-12". */
export function unnamedSale(file: string): string {
	return `${MARK}${file}`;
}

/** How the ids of such orders begin. */
export const UNNAMED_SALES = MARK;
