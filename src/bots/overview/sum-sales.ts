import { formatMoney } from "../../domain/core/money.ts";
import type { SalesSection } from "../../domain/orders/selectors/list-sales-figures.ts";
import { netMinor } from "../commands/sales-file-row.ts";

interface SalesSum {
	orders: number;
	/** Without what came back. */
	copies: number;
	/** After discounts and returns, one for each currency. */
	sums: string[];
}

/** What a period's sales come to in all. */
export function sumSales(sections: readonly SalesSection[], locale: string): SalesSum {
	const totals = sections.filter(({ section, orders }) => section === "total" && orders > 0);
	return {
		orders: totals.reduce((sum, { orders }) => sum + orders, 0),
		copies: totals.reduce((sum, { copies, returnedCopies }) => sum + Number(copies - returnedCopies), 0),
		sums: totals.map((figures) => formatMoney(netMinor(figures), figures.currency, locale)),
	};
}
