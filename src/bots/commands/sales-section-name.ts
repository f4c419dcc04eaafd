import { say } from "../../domain/core/messages/say.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import type { SalesSection } from "../../domain/orders/selectors/list-sales-figures.ts";

/** How people call a part of the sales: a channel, a day, all of it. */
export function salesSectionName({ section, connection, marketplace, account, period }: SalesSection): string {
	if (section === "total") return say.salesTotal();
	if (section === "period") return period ?? "";
	if (connection === null) return say.salesCounter();
	return say.salesChannel({ connection, marketplace: marketplaceTitle(marketplace ?? ""), account: account ?? "" });
}
