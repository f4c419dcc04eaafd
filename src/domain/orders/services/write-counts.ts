import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { EventEffect, OrderEvent } from "../order-event.ts";
import type { OrderState } from "../order-state.ts";
import type { OrderStatus } from "../settling/derive-status.ts";
import type { LineChange } from "../settling/line-change.ts";

interface Counts {
	state: OrderState;
	status: OrderStatus;
	changes: readonly LineChange[];
	/** What came of events, by their ids. */
	effects: ReadonlyMap<string, readonly EventEffect[]>;
	/** Lines, by the marketplace's ids, of which more copies are said to have come back than were sent. */
	waiting: ReadonlySet<string>;
}

/** Writes where a settlement put an order's lines, its state and its events. */
export async function writeCounts(scope: VendorScope<"order.write">, { state, status, changes, effects, waiting }: Counts): Promise<void> {
	const { vendorId } = scope;
	const moved = changes.filter(({ line, now }) => now.fulfilled !== line.fulfilled || now.cancelled !== line.cancelled || now.returned !== line.returned);
	if (moved.length > 0) {
		await scope.write.$executeRaw`
			UPDATE sales_order_line line SET fulfilled = now.fulfilled, cancelled = now.cancelled, returned = now.returned
			FROM unnest(${moved.map(({ line }) => line.id)}::uuid[], ${moved.map(({ now }) => now.fulfilled)}::int[], ${moved.map(({ now }) => now.cancelled)}::int[],
				${moved.map(({ now }) => now.returned)}::int[]) AS now (id, fulfilled, cancelled, returned)
			WHERE line.vendor_id = ${vendorId}::uuid AND line.id = now.id`;
	}
	if (status !== state.status) await scope.write.salesOrder.updateMany({ where: { vendorId, id: state.id }, data: { status } });
	const known = new Set(changes.map(({ line }) => line.externalId));
	const isApplied = ({ kind, lines }: OrderEvent) => lines.every(({ line }) => known.has(line) && !(kind === "returned" && waiting.has(line)));
	for (const event of state.events) {
		const effect = effects.get(event.id);
		const applies = event.appliedAt === null && isApplied(event);
		if (!effect && !applies) continue;
		await scope.write.orderEvent.updateMany({
			where: { vendorId, id: event.id },
			data: { ...(effect && { effect: effect.map((part) => ({ ...part })) }), ...(applies && { appliedAt: scope.now }) },
		});
	}
}
