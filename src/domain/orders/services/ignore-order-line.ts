import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getLineSold } from "../selectors/get-line-sold.ts";
import { announceResolved } from "./announce-resolved.ts";
import { lockOrderLine } from "./lock-order-line.ts";
import { rememberLine } from "./remember-line.ts";
import { requestLineMatch } from "./request-line-match.ts";

const inputSchema = z.strictObject({
	orderId: z.uuid(),
	lineId: z.uuid(),
	/** False: it waits for its item again. */
	ignored: z.boolean(),
});

interface Ignored {
	order: string;
	line: number;
	/** Null when it was so already, and then nothing was written. */
	changeNumber: bigint | null;
}

/**
 * Says that what an order's line sold concerns no stock of ours, or that it does: the line waits no more, nor will the connection's next orders of it.
 * @throws DomainError not_found; conflict when the line means an item
 */
export async function ignoreOrderLine(scope: VendorScope<"order.write" | "order.read">, input: z.input<typeof inputSchema>): Promise<Ignored> {
	const { orderId, lineId, ignored } = parseInput(inputSchema, input);
	const { number, order, line } = await lockOrderLine(scope, { orderId, lineId });
	if (line.itemId !== null) throw new DomainError("conflict", say.orderLineMapped({ line: line.position, sku: line.sku }));
	const { isIgnored } = await getLineSold(scope, { orderId, lineId });
	if (isIgnored === ignored) return { order, line: line.position, changeNumber: null };
	await scope.write.salesOrderLine.updateMany({
		where: { vendorId: scope.vendorId, id: lineId, itemId: null },
		data: { ignoredAt: ignored ? scope.now : null },
	});
	await rememberLine(scope, { orderId, lineId, means: ignored ? "ignored" : null });
	await requestLineMatch(scope);
	const changeNumber = await recordAudit(scope, {
		action: ignored ? "ignore-order-line" : "undo-ignore-order-line",
		subjectKind: "order",
		subjectId: orderId,
		after: { line: line.position, sku: line.sku, number },
		...(ignored && { inverse: { kind: "order-line-ignored" as const, orderId, lineId } }),
	});
	if (ignored)
		await announceResolved(scope, {
			key: `line:${lineId}:${changeNumber}`,
			what: () => say.resolvedByIgnoring({ order, position: line.position, what: line.sku || line.title }),
		});
	return { order, line: line.position, changeNumber };
}
