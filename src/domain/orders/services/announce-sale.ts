import { say } from "../../core/messages/say.ts";
import { formatMoney } from "../../core/money.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { Reply, ReplyAction } from "../../core/reply.ts";
import { LINES_SHOWN } from "../../vendors/notices/fold-news.ts";
import type { NewsDetail } from "../../vendors/notices/news-detail.ts";
import { announce } from "../../vendors/services/announce.ts";
import { shortLineActions, unknownLineActions } from "../line-actions.ts";
import type { CheckedOrder } from "../marketplace-order.ts";
import { orderLabel } from "../order-label.ts";
import { listClaims } from "../selectors/list-claims.ts";
import type { Settlement } from "./settle-order.ts";

interface SaleNews {
	orderId: string;
	/** How people call it: "#1001 (O-12)". */
	label: string;
	/** "Shopify" */
	marketplace: string;
	order: CheckedOrder;
	settlement: Settlement;
	/** Lines, by the marketplace's ids, that are told for the first time, or again. */
	newLines: ReadonlySet<string>;
	/** The order had been called off and goes on: the moment of it. Null otherwise. */
	again: string | null;
}

interface SoldLine {
	id: string;
	/** From 1, as people call it. */
	position: number;
	/** No item is wanted for it. */
	isIgnored: boolean;
	sku: string;
	title: string;
	/** Copies that it holds now. */
	quantity: number;
	unitPriceMinor: bigint;
	/** Null while no item is known for it. */
	itemId: string | null;
	/** What is left to sell of its item, after the whole order; below zero when oversold. */
	available: number;
	/** Copies of its item that this order lacks. */
	missing: number;
}

/** Tells what was sold and what is left; what is short, and what no item is known for, each in a message of its own, to those who watch errors too. */
export async function announceSale(
	scope: VendorScope<"order.read" | "inventory.read">,
	{ orderId, label, marketplace, order: sold, settlement, newLines, again }: SaleNews,
): Promise<void> {
	const lines = soldLines(sold, settlement, newLines);
	const known = lines.filter((line) => line.itemId !== null);
	const unknown = lines.filter((line) => line.itemId === null && !line.isIgnored);
	const short = [...new Map(known.filter((line) => line.missing > 0).map((line) => [line.itemId, line])).values()];
	const key = `order:${orderId}:${lines[0]?.id ?? ""}${again === null ? "" : `:${again}`}`;
	const table = (rows: readonly SoldLine[]): NonNullable<Reply["rows"]> => ({
		columns: say.saleColumns(),
		rows: rows.map((line) => [
			line.sku,
			line.title,
			String(line.quantity),
			formatMoney(line.unitPriceMinor, sold.currency),
			line.itemId === null ? "" : String(Math.max(0, line.available)),
		]),
	});
	const many = (rows: readonly SoldLine[]) => (rows.length > 1 ? { rows: table(rows) } : {});
	const order = orderLabel(settlement.state.number);
	const isOpen = settlement.status === "placed" || settlement.status === "paid";
	const tell = async (
		topics: readonly ("sales" | "errors")[],
		what: string,
		reply: Omit<Reply, "audience">,
		how: Pick<Parameters<typeof announce>[1], "isUrgent" | "group"> = {},
	) => {
		// One key for all topics: a channel that watches both hears it once.
		for (const topic of topics) await announce(scope, { topic, key: `${key}:${what}`, reply: { ...reply, audience: "channel" }, ...how });
	};
	if (known.length > 0) {
		const text = say.orderSold({ order: label, marketplace, lines: named(known, sold.currency), isAgain: again !== null });
		const fulfil = { label: say.fulfilLabel(), command: `/order fulfil ${order}`, style: "primary" as const };
		const actions = [...(isOpen ? [fulfil] : []), showOrder(order)];
		// One that goes on is no new order among others: it is told by itself.
		const group = again === null ? { group: { key: "sales", detail: saleDetail(order, known, sold.currency) } } : {};
		await tell(["sales"], "sold", { text, ...many(known), actions }, group);
	}
	if (short.length > 0) {
		const claims = new Map((await listClaims(scope, { itemIds: short.map(({ itemId }) => itemId ?? "") })).map((claim) => [claim.itemId, claim]));
		const items = short.map((line) => ({ ...line, orders: [], places: [], ...claims.get(line.itemId ?? "") }));
		const reply = {
			text: say.orderOversold({ order: label, number: settlement.state.number, marketplace, items }),
			...many(short),
			actions: short.length === 1 && short[0] && isOpen ? shortLineActions(order, short[0]) : [showOrder(order)],
		};
		await tell(["sales", "errors"], "oversold", reply, { isUrgent: true });
	}
	if (unknown.length > 0)
		await tell(["sales", "errors"], "unknown", {
			text: say.unknownSku({ order: label, marketplace, lines: unknown }),
			...many(unknown),
			actions: unknown.length === 1 && unknown[0] ? unknownLineActions(order, unknown[0]) : [showOrder(order)],
		});
}

/** What a message of several orders says of this one. */
function saleDetail(order: string, lines: readonly SoldLine[], currency: string): NewsDetail {
	return {
		kind: "sales",
		orders: [order],
		orderCount: 1,
		copies: lines.reduce((sum, { quantity }) => sum + quantity, 0),
		amounts: [{ currency, minor: lines.reduce((sum, { quantity, unitPriceMinor }) => sum + BigInt(quantity) * unitPriceMinor, 0n).toString() }],
		lineCount: lines.length,
		lines: named(lines.slice(0, LINES_SHOWN), currency).map(({ sku, title, quantity, price, left }) => ({ order, sku, title, quantity, price, left })),
	};
}

function showOrder(order: string): ReplyAction {
	return { label: say.showLabel(), command: `/order show ${order}`, style: "secondary" };
}

/** The new lines with copies that are open, or are sent after all; of a line that came cancelled or sent there is nothing to tell. */
function soldLines(order: CheckedOrder, { changes, available, missing }: Settlement, newLines: ReadonlySet<string>): SoldLine[] {
	const prices = new Map(order.lines.map((line) => [line.externalId, line.unitPriceMinor]));
	return changes.flatMap(({ line, now }) => {
		const open = line.quantity - now.fulfilled - now.cancelled + Math.max(0, line.returned - now.returned);
		if (open === 0 || !newLines.has(line.externalId)) return [];
		const { id, position, isIgnored, sku, title, itemId } = line;
		const left = itemId === null ? {} : { available: available.get(itemId) ?? 0, missing: missing.get(itemId) ?? 0 };
		return [
			{ id, position, isIgnored, sku, title, quantity: open, unitPriceMinor: prices.get(line.externalId) ?? 0n, itemId, available: 0, missing: 0, ...left },
		];
	});
}

function named(lines: readonly SoldLine[], currency: string) {
	return lines.map((line) => ({ ...line, left: Math.max(0, line.available), price: formatMoney(line.unitPriceMinor, currency) }));
}
