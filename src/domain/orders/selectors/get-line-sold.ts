import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

interface SoldLine {
	/** Null for a line of an order of the shop's own. */
	connectionId: string | null;
	/** The marketplace's id of what was sold. */
	productId: string | null;
	/** As the marketplace wrote it. */
	sku: string;
	title: string;
	isIgnored: boolean;
}

/**
 * What an order's line sold, as its marketplace calls it.
 * @throws DomainError not_found, also for another vendor's line
 */
export async function getLineSold(scope: ReadScope<"order.read">, { orderId, lineId }: { orderId: string; lineId: string }): Promise<SoldLine> {
	const line = await scope.read.salesOrderLine.findUnique({
		where: { vendorId_id: { vendorId: scope.vendorId, id: lineId }, orderId },
		select: { productExternalId: true, sku: true, title: true, ignoredAt: true, order: { select: { connectionId: true, number: true } } },
	});
	if (!line) throw new DomainError("not_found", say.orderNotFound());
	const { productExternalId: productId, sku, title, ignoredAt, order } = line;
	return { connectionId: order.connectionId, productId, sku, title, isIgnored: ignoredAt !== null };
}
