import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { fileLabel } from "../file-label.ts";
import { planHash } from "../market-files/plan-hash.ts";
import { readMarketFile } from "../market-files/read-market-file.ts";
import { previewFileOrders } from "../selectors/preview-file-orders.ts";
import { lockMarketFile } from "./lock-market-file.ts";
import { pairBySkuId } from "./pair-by-sku-id.ts";
import { recordFileOrder } from "./record-file-order.ts";

const inputSchema = z.strictObject({
	/** F-12 is 12. */
	number: z.int().positive(),
	/** As the preview has it. */
	hash: z.string(),
});

/** Milliseconds after which a transaction records no further order: the rest goes on with the same word. */
const PATIENCE = 8_000;

interface Taken {
	connectionId: string;
	/** What was recorded now. */
	orders: number[];
	copies: number;
	/** Orders that are still to be recorded. */
	left: number;
}

/**
 * Records the orders of a file that was previewed, each once, as those of webhooks are: as many as fit into one transaction, and the file is done with the last.
 * @throws DomainError not_found; conflict when it is done or discarded, or another file was seen
 */
export async function takeOrders(
	scope: VendorScope<"market.read" | "order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<Taken> {
	const { number, hash } = parseInput(inputSchema, input);
	const file = await lockMarketFile(scope, { number, statuses: ["previewed"] });
	const { connectionId, body } = file;
	const content = body && (await readMarketFile(body));
	if (content?.kind !== "orders" || planHash(body ?? new Uint8Array(), null) !== hash)
		throw new DomainError("conflict", say.filePlanMoved({ file: fileLabel(number) }));
	const { orders } = await previewFileOrders(scope, { connectionId, orders: content.orders });
	await pairBySkuId(scope, {
		connectionId,
		listings: orders.flatMap(({ lines }) => lines.map(({ productId, title }) => ({ externalId: productId, title }))),
	});
	const taken: Taken = { connectionId, orders: [], copies: 0, left: orders.length };
	const begun = performance.now();
	for (const order of orders) {
		const recorded = await recordFileOrder(scope, { connectionId, order });
		if (recorded.number !== null) taken.orders.push(recorded.number);
		taken.copies += recorded.copies;
		taken.left--;
		if (performance.now() - begun > PATIENCE) break;
	}
	if (taken.left === 0) {
		await scope.write.marketFile.updateMany({ where: { vendorId: scope.vendorId, id: file.id }, data: { status: "done", body: null, finishedAt: scope.now } });
	}
	await recordAudit(scope, {
		action: "take-order-file",
		subjectKind: "connection",
		subjectId: connectionId,
		after: { number: file.connection.number, file: fileLabel(number), orders: taken.orders.length, copies: taken.copies },
	});
	return taken;
}
