import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { operationLabel } from "../../domain/inventory/operations/operation-label.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import type { SalesSection } from "../../domain/orders/selectors/list-sales-figures.ts";
import type { ShopOverview } from "../../domain/vendors/selectors/get-shop-overview.ts";
import { netMinor } from "../commands/sales-file-row.ts";
import { salesSectionName } from "../commands/sales-section-name.ts";

interface Shown {
	overview: ShopOverview;
	/** Null for who may not see what was earned. */
	sales: readonly SalesSection[] | null;
	salesField: string;
	/** Connections are shown. */
	seesConnections: boolean;
	locale: string;
}

/** Lines of a field; a message is read on a phone. */
const MOST = 8;

/** A shop at a glance, a field for each part of it that has something to tell. Without a table, which not every surface shows everywhere. */
export function overviewFields({ overview, sales, salesField, seesConnections, locale }: Shown): NonNullable<Reply["fields"]> {
	const { low, lowCount, openOrders, unknownLines, oversoldLines, operations, troubled } = overview;
	const channels = (sales ?? []).filter(({ section, orders }) => section === "channel" && orders > 0);
	const sold = channels.map((figures) =>
		say.homeSalesLine({
			name: salesSectionName(figures),
			orders: figures.orders,
			copies: Number(figures.copies - figures.returnedCopies),
			net: formatMoney(netMinor(figures), figures.currency, locale),
		}),
	);
	const orders =
		openOrders + unknownLines + oversoldLines > 0 ? [say.homeOrdersLine({ open: openOrders, unknown: unknownLines, oversold: oversoldLines })] : [];
	const bulk = operations.map(({ number, status, rowsDone, rowsTotal }) =>
		say.homeBulkLine({ operation: operationLabel(number), status, done: rowsDone, total: rowsTotal }),
	);
	const connections = troubled.map(({ number, marketplace, trouble, dead }) =>
		say.homeConnectionLine({ connection: `M-${number}`, marketplace: marketplaceTitle(marketplace), trouble, dead }),
	);
	return [
		...field(salesField, sold),
		...field(say.homeOrders(), orders),
		...field(say.homeConnections(), seesConnections ? connections : []),
		...field(say.homeBulk(), bulk),
		...field(say.homeLowField({ count: lowCount }), low.map(say.homeLowLine), lowCount),
	];
}

function field(name: string, lines: readonly string[], count = lines.length): NonNullable<Reply["fields"]> {
	if (lines.length === 0) return [];
	const shown = lines.slice(0, MOST);
	return [{ name, value: [...shown, ...(count > shown.length ? [say.homeMore({ count: count - shown.length })] : [])].join("\n") }];
}
