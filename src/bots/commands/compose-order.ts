import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import type { Reply, ReplyAction } from "../../domain/core/reply.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { customerLabel } from "../../domain/orders/customer-label.ts";
import { shortLineActions, unknownLineActions } from "../../domain/orders/line-actions.ts";
import { orderLabel } from "../../domain/orders/order-label.ts";
import type { OrderView, ViewedLine } from "../../domain/orders/selectors/get-order-view.ts";
import { composeOrderStory } from "./compose-order-story.ts";

interface Setting {
	locale: string;
	timezone: string;
}

/** One order: its lines with what is sent, called off, brought back and short, its money, and what happened to it. */
export function composeOrder(view: OrderView, { locale, timezone }: Setting): Omit<Reply, "audience"> {
	const { number, name, status, currency, lines, marketplace, customer, note } = view;
	const order = orderLabel(number);
	const money = (minor: bigint) => formatMoney(minor, currency, locale);
	const when = dateFormat({ locale, timezone }, { dateStyle: "medium", timeStyle: "short" });
	const counts = total(lines);
	const sum = (pick: (line: ViewedLine) => bigint) => lines.reduce((amount, line) => amount + pick(line), 0n);
	const goods = sum(({ unitPriceMinor, quantity }) => unitPriceMinor * BigInt(quantity));
	const short = lines.filter((line) => line.short > 0).map(({ sku, title, short: quantity }) => ({ sku, title, quantity }));
	const waiting = lines.filter((line) => isWaiting(line));
	const text = [
		say.orderText({
			state: say.orderStatus({ status, ...counts }),
			when: when.format(view.placedAt),
			copies: counts.quantity,
			total: money(goods - sum((l) => l.discountMinor)),
		}),
		...(short.length > 0 ? [say.orderShort({ lines: short })] : []),
		...waiting.map(({ position, sku, title }) => say.orderLineWaits({ order, position, sku, title })),
	];
	return {
		title: say.orderTitle({ order, name, marketplace: marketplace && soldOn(marketplace, view.atTill) }),
		text: text.join("\n"),
		fields: [
			...(customer === null ? [] : [{ name: say.fieldCustomer(), value: customerLabel(customer) }]),
			...moneyFields(lines, { goods, money }),
			...destination(lines),
			...(note === null ? [] : [{ name: say.fieldNote(), value: note }]),
			...composeOrderStory(view, when),
		],
		rows: {
			columns: say.orderLineColumns(),
			rows: lines.map((line) => [
				String(line.position),
				line.sku,
				line.title,
				String(line.quantity),
				money(line.unitPriceMinor),
				say.orderLineState({ ...line, unknown: isWaiting(line) }),
			]),
		},
		actions: orderActions(order, view),
	};
}

function soldOn(marketplace: string, atTill: boolean): string {
	const title = marketplaceTitle(marketplace);
	return atTill ? say.tillOf({ marketplace: title }) : title;
}

function moneyFields(lines: readonly ViewedLine[], { goods, money }: { goods: bigint; money: (minor: bigint) => string }): NonNullable<Reply["fields"]> {
	const sum = (pick: (line: ViewedLine) => bigint) => lines.reduce((amount, line) => amount + pick(line), 0n);
	const [discount, tax, fees] = [sum((l) => l.discountMinor), sum((l) => l.taxMinor), sum((l) => l.feeMinor)];
	const collectors = new Set(lines.filter(({ taxMinor }) => taxMinor > 0n).map(({ taxCollectedBy }) => taxCollectedBy));
	const [collectedBy = null] = collectors.size === 1 ? collectors : [];
	return [
		{ name: say.fieldGoods(), value: money(goods) },
		...(discount > 0n ? [{ name: say.fieldDiscount(), value: money(-discount) }] : []),
		...(tax > 0n ? [{ name: say.fieldTax(), value: say.taxText({ amount: money(tax), collectedBy }) }] : []),
		...(fees > 0n ? [{ name: say.fieldFees(), value: money(-fees) }] : []),
	];
}

function destination(lines: readonly ViewedLine[]): NonNullable<Reply["fields"]> {
	const places = new Set(lines.flatMap(({ country, region }) => (country === null ? [] : [[country, region].filter(Boolean).join("-")])));
	return places.size === 0 ? [] : [{ name: say.fieldSentTo(), value: [...places].join(", ") }];
}

function orderActions(order: string, { lines, customer }: OrderView): ReplyAction[] {
	const open = lines.some(isOpen);
	const waiting = lines.find(isWaiting);
	const short = lines.find((line) => line.short > 0);
	const sent = lines.some(({ fulfilled, returned }) => fulfilled > returned);
	return [
		...(waiting ? unknownLineActions(order, waiting) : []),
		...(short ? shortLineActions(order, short) : []),
		...(open ? [{ label: say.orderFulfilLabel(), command: `/order fulfil ${order}`, style: "primary" as const }] : []),
		...(open ? [{ label: say.orderCancelLabel(), command: `/order cancel ${order}`, style: "danger" as const }] : []),
		...(sent ? [{ label: say.orderReturnLabel(), command: `/order return ${order}`, style: "secondary" as const }] : []),
		...(customer === null
			? []
			: [
					{
						label: say.customerOfOrder({ customer: customerLabel(customer) }),
						command: `/customer show ${customerLabel(customer)}`,
						style: "secondary" as const,
					},
				]),
	];
}

/** It holds nothing until somebody says which item it means. */
function isWaiting(line: ViewedLine): boolean {
	return line.itemId === null && !line.isIgnored && isOpen(line);
}

function isOpen({ quantity, fulfilled, cancelled }: ViewedLine): boolean {
	return quantity > fulfilled + cancelled;
}

function total(lines: readonly ViewedLine[]) {
	const sum = (pick: (line: ViewedLine) => number) => lines.reduce((copies, line) => copies + pick(line), 0);
	return { quantity: sum((l) => l.quantity), fulfilled: sum((l) => l.fulfilled), cancelled: sum((l) => l.cancelled), returned: sum((l) => l.returned) };
}
