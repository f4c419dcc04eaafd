import { say } from "../../core/messages/en.ts";
import { formatMoney } from "../../core/money.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { Reply } from "../../core/reply.ts";
import { announce } from "../../vendors/services/announce.ts";
import type { AddedLine } from "./add-lines.ts";

interface SaleNews {
	orderId: string;
	/** How people call it: "#1001 (O-12)". */
	label: string;
	/** "Shopify" */
	marketplace: string;
	/** ISO 4217. */
	currency: string;
	lines: readonly AddedLine[];
}

/** Tells what was sold and what is left; what is short, and what no item is known for, each in a message of its own, to those who watch errors too. */
export async function announceSale(scope: VendorScope, { orderId, label, marketplace, currency, lines }: SaleNews): Promise<void> {
	const sold = lines.filter((line) => line.itemId !== null);
	const unknown = lines.filter((line) => line.itemId === null);
	const short = [...new Map(sold.filter((line) => line.missing > 0).map((line) => [line.itemId, line])).values()];
	const key = `order:${orderId}:${lines[0]?.id ?? ""}`;
	const table = (rows: readonly AddedLine[]): NonNullable<Reply["rows"]> => ({
		columns: say.saleColumns(),
		rows: rows.map((line) => [
			line.sku,
			line.title,
			String(line.quantity),
			formatMoney(line.unitPriceMinor, currency),
			line.itemId === null ? "" : String(Math.max(0, line.available)),
		]),
	});
	const many = (rows: readonly AddedLine[]) => (rows.length > 1 ? { rows: table(rows) } : {});
	const tell = async (topics: readonly ("sales" | "errors")[], what: string, reply: Omit<Reply, "audience">) => {
		// One key for all topics: a channel that watches both hears it once.
		for (const topic of topics) await announce(scope, { topic, key: `${key}:${what}`, reply: { ...reply, audience: "channel" } });
	};
	if (sold.length > 0) await tell(["sales"], "sold", { text: say.orderSold({ order: label, marketplace, lines: named(sold, currency) }), ...many(sold) });
	if (short.length > 0) await tell(["sales", "errors"], "oversold", { text: say.orderOversold({ order: label, marketplace, items: short }), ...many(short) });
	if (unknown.length > 0) await tell(["sales", "errors"], "unknown", { text: say.unknownSku({ order: label, marketplace, lines: unknown }), ...many(unknown) });
}

function named(lines: readonly AddedLine[], currency: string) {
	return lines.map((line) => ({ ...line, left: Math.max(0, line.available), price: formatMoney(line.unitPriceMinor, currency) }));
}
