import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { droppedOf } from "../dropped-of.ts";
import { type EventBasis, type EventKind, eventEffectSchema, eventLineSchema } from "../order-event.ts";
import type { OrderLine, OrderState } from "../order-state.ts";
import type { OrderStatus } from "../settling/derive-status.ts";

const eventLines = z.array(eventLineSchema);
const eventEffects = z.array(eventEffectSchema);

/**
 * One order with its lines, its events and what it holds. Lock the order first.
 * @throws DomainError not_found, also for another vendor's order
 */
export async function getOrderState(scope: ReadScope<"order.read">, { orderId }: { orderId: string }): Promise<OrderState> {
	const { vendorId } = scope;
	const order = await scope.read.salesOrder.findUnique({
		where: { vendorId_id: { vendorId, id: orderId } },
		select: {
			number: true,
			name: true,
			status: true,
			paidAt: true,
			aliveAt: true,
			placedAt: true,
			locationId: true,
			connection: { select: { id: true, marketplace: true, createdAt: true } },
		},
	});
	if (!order) throw new DomainError("not_found", say.orderNotFound());
	const { number, name, connection } = order;
	const events = await scope.read.orderEvent.findMany({ where: { vendorId, orderId }, orderBy: { id: "asc" } });
	const lines = await listLines(scope, orderId);
	return {
		id: orderId,
		number,
		name,
		status: order.status as OrderStatus,
		isPaid: order.paidAt !== null,
		aliveAt: order.aliveAt,
		locationId: order.locationId,
		connection: connection && { id: connection.id, marketplace: connection.marketplace },
		lines,
		events: events.map((event) => ({
			id: event.id,
			kind: event.kind as EventKind,
			basis: event.basis as EventBasis,
			isOurs: event.connectionId === null,
			isBefore: connection !== null && order.placedAt < connection.createdAt && (event.happenedAt ?? event.createdAt) < connection.createdAt,
			createdAt: event.createdAt,
			happenedAt: event.happenedAt,
			appliedAt: event.appliedAt,
			undoneAt: event.undoneAt,
			lines: eventLines.parse(event.lines),
			effect: eventEffects.parse(event.effect ?? []),
		})),
		reservations: await scope.read.reservation.findMany({
			// By the lines' ids: asked by their order, the database may read all that the shop ever held, before it has counted its tables.
			where: { vendorId, lineId: { in: lines.map(({ id }) => id) }, status: { in: ["open", "fulfilled"] } },
			select: { id: true, lineId: true, itemId: true, locationId: true, quantity: true, status: true },
			orderBy: { id: "asc" },
		}),
	};
}

async function listLines(scope: ReadScope<"order.read">, orderId: string): Promise<OrderLine[]> {
	const lines = await scope.read.salesOrderLine.findMany({
		where: { vendorId: scope.vendorId, orderId },
		select: {
			id: true,
			externalId: true,
			itemId: true,
			sku: true,
			title: true,
			quantity: true,
			asked: true,
			fulfilled: true,
			cancelled: true,
			returned: true,
			ignoredAt: true,
			item: { select: { sku: true, title: true, createdAt: true } },
		},
		orderBy: { id: "asc" },
	});
	return lines.map(({ item, ignoredAt, asked, ...line }, index) => ({
		...line,
		dropped: droppedOf({ quantity: line.quantity, asked }),
		position: index + 1,
		sku: item?.sku ?? line.sku,
		title: item?.title ?? line.title,
		isIgnored: ignoredAt !== null,
		itemCreatedAt: item?.createdAt ?? null,
	}));
}
