import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { ReplyAction } from "../../domain/core/reply.ts";
import { shortCondition } from "../../domain/inventory/conditions/short-condition.ts";
import { orderLabel } from "../../domain/orders/order-label.ts";
import type { ViewedLine } from "../../domain/orders/selectors/get-order-view.ts";
import { returnLines } from "../../domain/orders/services/return-lines.ts";
import { composeOrderAction } from "./compose-order-action.ts";
import { defineCommand } from "./define-command.ts";
import { optionalText } from "./option.ts";
import { orderLinesOptions } from "./order-options.ts";
import { otherConditions } from "./other-conditions.ts";
import { quoteValue } from "./quote-value.ts";
import { readOrderLines } from "./read-order-lines.ts";

export const orderReturn = defineCommand({
	name: "order return",
	summary: "Take sent copies back: into stock, in another condition, or written off",
	examples: ["/order return O-12", "/order return O-12 line:1 quantity:1 condition:LP", "/order return O-12 condition:write-off"],
	input: z.strictObject({
		...orderLinesOptions("sent"),
		condition: optionalText("restock (as sold), a condition like LP, or write-off; asked for when left out"),
	}),
	needs: ["order.write", "order.read", "stock.write", "inventory.read", "item.write"],
	audience: "channel",
	async run(scope, { order, line, quantity, condition }) {
		const { orderId, view, lines } = await readOrderLines(scope, { order, line, quantity });
		const label = orderLabel(view.number);
		if (condition === undefined) {
			const back = view.lines
				.filter(({ id }) => lines === undefined || lines.some(({ lineId }) => lineId === id))
				.map((viewed) => ({ viewed, quantity: quantity ?? viewed.fulfilled - viewed.returned }))
				.filter((asked) => asked.quantity > 0);
			if (back.length === 0) throw new DomainError("conflict", say.orderNothingLeft({ order: label, kind: "returned", status: view.status }));
			return {
				text: say.returnAsk({ order: label, lines: back.map(({ viewed: { sku, title }, quantity: copies }) => ({ sku, title, quantity: copies })) }),
				actions: outcomes({ order: label, line, quantity, lines: back.map(({ viewed }) => viewed) }),
				audience: "private",
			};
		}
		const action = await returnLines(scope, { orderId, lines, outcome: readOutcome(condition) });
		const outcome = { restock: say.restocked(), "write-off": say.writtenOff(), condition: say.restockedAs({ skus: action.to }) }[readOutcome(condition).kind];
		return composeOrderAction(action, { tell: (told) => say.orderReturned({ ...told, outcome }), there: say.refundThereToo });
	},
});

function readOutcome(typed: string): Parameters<typeof returnLines>[1]["outcome"] {
	const word = typed
		.trim()
		.toLowerCase()
		.replaceAll(/[\s_-]+/g, "-");
	if (word === "restock" || word === "write-off") return { kind: word };
	if (word === "writeoff") return { kind: "write-off" };
	return { kind: "condition", condition: typed };
}

interface Asked {
	order: string;
	line: string | undefined;
	quantity: number | undefined;
	lines: readonly ViewedLine[];
}

/** A button for each way in which the copies may have come back. */
function outcomes({ order, line, quantity, lines }: Asked): ReplyAction[] {
	const words = [`/order return ${order}`, line !== undefined && `line:${quoteValue(line)}`, quantity !== undefined && `quantity:${quantity}`].filter(Boolean);
	const action = (label: string, condition: string, style: ReplyAction["style"]) => ({
		label,
		command: [...words, `condition:${quoteValue(condition)}`].join(" "),
		style,
	});
	const [first, ...others] = lines.map(otherConditions);
	const common = (first ?? []).filter((condition) => others.every((scale) => scale.includes(condition)));
	return [
		action(say.returnRestock(), "restock", "primary"),
		...common.map((condition) => action(condition, shortCondition(condition), "secondary")),
		action(say.returnWriteOff(), "write-off", "danger"),
	];
}
