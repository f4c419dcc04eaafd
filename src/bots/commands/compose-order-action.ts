import { say } from "../../domain/core/messages/say.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { orderLabel } from "../../domain/orders/order-label.ts";
import type { OrderAction } from "../../domain/orders/services/act-on-lines.ts";
import { undoAction } from "./undo-action.ts";

interface Told {
	order: string;
	lines: OrderAction["lines"];
	/** "paid, 2 of 3 fulfilled" */
	state: string;
	freed: number;
}

/** The answer to what a member did to an order; for a marketplace's order, that the marketplace is not told. */
export function composeOrderAction(
	{ settlement, changeNumber, lines }: OrderAction,
	{ tell, there }: { tell: (told: Told) => string; there: (order: { marketplace: string; name: string }) => string },
): Reply {
	const { state, status, changes, freed } = settlement;
	const order = orderLabel(state.number);
	const sum = (kind: "fulfilled" | "cancelled" | "returned") => changes.reduce((copies, { now }) => copies + now[kind], 0);
	const quantity = changes.reduce((copies, { line }) => copies + line.quantity, 0);
	const now = say.orderStatus({ status, quantity, fulfilled: sum("fulfilled"), cancelled: sum("cancelled"), returned: sum("returned") });
	const { connection } = state;
	const text = [
		tell({ order, lines, state: now, freed }),
		...(lines.some(({ hasItem }) => !hasItem) ? [say.linesWithoutItem()] : []),
		...(connection ? [there({ marketplace: marketplaceTitle(connection.marketplace), name: state.name ?? order })] : []),
	];
	return {
		text: text.join("\n"),
		actions: [undoAction(changeNumber), { label: say.showLabel(), command: `/order show ${order}`, style: "secondary" }],
		audience: "channel",
	};
}
