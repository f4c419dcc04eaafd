import { say } from "../../domain/core/messages/say.ts";
import type { Permission } from "../../domain/core/permissions/roles.ts";
import type { ReplyAction } from "../../domain/core/reply.ts";
import { operationLabel } from "../../domain/inventory/operations/operation-label.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { orderLabel } from "../../domain/orders/order-label.ts";
import type { ShopOverview } from "../../domain/vendors/selectors/get-shop-overview.ts";

interface NextStep {
	/** What is the matter, in a sentence. */
	text: string;
	action: Omit<ReplyAction, "style">;
}

/** What of a shop wants doing, what is most pressing first, as far as the person may do it. */
export function nextSteps(overview: ShopOverview, may: (permission: Permission) => boolean): NextStep[] {
	const { oversoldLines, oversoldOrder, unknownLines, unknownOrder, operations, troubled, openOrders, lowCount } = overview;
	const steps: NextStep[] = [];
	const showOrder = (number: number) => ({ label: say.orderLabelShow({ order: orderLabel(number) }), command: `/order show ${orderLabel(number)}` });
	if (oversoldOrder !== null && may("order.write"))
		steps.push({ text: say.homeOversold({ lines: oversoldLines, order: orderLabel(oversoldOrder) }), action: showOrder(oversoldOrder) });
	if (unknownOrder !== null && may("order.write"))
		steps.push({ text: say.homeUnknown({ lines: unknownLines, order: orderLabel(unknownOrder) }), action: showOrder(unknownOrder) });
	const [wrong] = troubled;
	if (wrong && may("market.read")) {
		const connection = `M-${wrong.number}`;
		steps.push({
			text: say.homeTroubled({ connection, marketplace: marketplaceTitle(wrong.marketplace) }),
			action: { label: say.connectionLabel({ connection }), command: `/market show ${connection}` },
		});
	}
	const asks = operations.find(({ status }) => status === "previewed");
	if (asks && may("pricing.bulk")) {
		const operation = operationLabel(asks.number);
		steps.push({ text: say.homeConfirm({ operation }), action: { label: say.operationLabel({ operation }), command: `/bulk show ${operation}` } });
	}
	if (openOrders > 0 && may("order.write"))
		steps.push({ text: say.homeOpenOrders({ count: openOrders }), action: { label: say.openOrdersLabel(), command: "/order list open" } });
	if (lowCount > 0 && may("stock.write")) steps.push({ text: say.homeLow({ count: lowCount }), action: { label: say.lowLabel(), command: "/stock low" } });
	return steps;
}
