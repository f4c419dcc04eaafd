import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { NewEvent } from "../events-of-order.ts";

interface Storing {
	/** Null while the order has not come: then the events wait for it. */
	orderId: string | null;
	/** The marketplace that says so, and its id of the order; null for what a member did. */
	marketplace: { connectionId: string; orderExternalId: string } | null;
	events: readonly NewEvent[];
}

interface StoredEvent {
	id: string;
	basis: string;
}

/**
 * Keeps what happened to an order, each event once under its id, and hands over those that had come before their order. The order must be locked,
 * by its row or by the marketplace's name of it. Returns the events that the order has not been settled with.
 */
export async function storeEvents(scope: VendorScope<"order.write">, { orderId, marketplace, events }: Storing): Promise<StoredEvent[]> {
	const { vendorId } = scope;
	const { personId } = scope.actor;
	const linked =
		orderId !== null && marketplace
			? await scope.write.orderEvent.updateManyAndReturn({
					where: { vendorId, ...marketplace, orderId: null },
					data: { orderId },
					select: { id: true, basis: true },
				})
			: [];
	if (events.length === 0) return linked;
	const stored = await scope.write.orderEvent.createManyAndReturn({
		data: events.map(({ lines, ...event }) => ({
			...event,
			vendorId,
			orderId,
			connectionId: marketplace?.connectionId ?? null,
			orderExternalId: marketplace?.orderExternalId ?? null,
			personId,
			lines: lines.map((line) => ({ ...line })),
		})),
		skipDuplicates: true,
		select: { id: true, basis: true },
	});
	return [...linked, ...stored];
}
