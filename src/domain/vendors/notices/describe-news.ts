import { say } from "../../core/messages/say.ts";
import { formatMoney } from "../../core/money.ts";
import type { Reply } from "../../core/reply.ts";
import type { NewsDetail } from "./news-detail.ts";

/** The message that says what a group of news says. */
export function describeNews(detail: NewsDetail): Reply {
	switch (detail.kind) {
		case "sales": {
			const { orderCount, copies, amounts, lineCount, lines } = detail;
			const sums = amounts.map(({ currency, minor }) => formatMoney(BigInt(minor), currency));
			return {
				text: say.salesGroup({ orders: orderCount, copies, sums, more: lineCount - lines.length, example: detail.orders[0] ?? "" }),
				rows: {
					columns: say.salesGroupColumns(),
					rows: lines.map(({ order, sku, title, quantity, price, left }) => [order, sku, title, String(quantity), price, String(left)]),
				},
				actions: [{ label: say.openOrdersLabel(), command: "/order list open", style: "secondary" }],
				audience: "channel",
			};
		}
		case "low-stock": {
			const { count, items } = detail;
			const [item] = items;
			return {
				text: item && count === 1 ? say.lowOne(item) : say.lowGroup({ count, more: count - items.length }),
				...(count > 1 && {
					rows: {
						columns: say.lowGroupColumns(),
						rows: items.map(({ sku, title, condition, available, threshold }) => [sku, title, condition, String(available), String(threshold)]),
					},
				}),
				actions: [
					...(item && count === 1 ? [{ label: say.showLabel(), command: `/item show ${item.sku}`, style: "secondary" as const }] : []),
					{ label: say.lowLabel(), command: "/stock low", style: "secondary" },
				],
				audience: "channel",
			};
		}
		case "dead-deliveries": {
			const { connection, marketplace, count, reason } = detail;
			return {
				text: say.deliveriesDead({ marketplace, connection, count, reason }),
				actions: [
					{ label: say.deliveriesLabel(), command: `/market deliveries status:dead connection:M-${connection}`, style: "secondary" },
					{ label: say.replayLabel(), command: `/market replay all connection:M-${connection}`, style: "secondary" },
				],
				audience: "channel",
			};
		}
	}
}
