import { createHash } from "node:crypto";
import type { CheckedOrder } from "./marketplace-order.ts";
import type { EventBasis, EventKind, EventLine } from "./order-event.ts";

/** An event that is not kept yet. */
export interface NewEvent {
	kind: EventKind;
	externalId: string;
	basis: EventBasis;
	happenedAt: Date | null;
	lines: EventLine[];
}

/** The whole order is called off: for good, or until a later picture has it alive. */
export function calledOff(changedAt: Date | null): NewEvent {
	return { kind: "cancelled", externalId: changedAt ? `whole:${changedAt.toISOString()}` : "whole", basis: "whole", happenedAt: changedAt, lines: [] };
}

/**
 * The order was deleted. Its marketplace tells no time of that, so it is when we heard of it: a later picture of the living order takes it back, and so
 * does the word that it was restored, which may have been posted before.
 */
export function deleted({ deliveryId, receivedAt }: { deliveryId: string; receivedAt: Date }): NewEvent {
	return { kind: "cancelled", externalId: `gone:${deliveryId}`, basis: "gone", happenedAt: receivedAt, lines: [] };
}

/** The order was brought back from where deleted ones lie. Twice told, as by two webhooks, so is its deletion. */
export function restored({ deliveryId, changedAt }: { deliveryId: string; changedAt: Date | null }): NewEvent {
	return { kind: "cancelled", externalId: `restored:${deliveryId}`, basis: "restored", happenedAt: changedAt, lines: [] };
}

interface Picture {
	order: CheckedOrder;
	/** Lines, by the marketplace's ids, that we see for the first time. */
	newLines: ReadonlySet<string>;
	/** The order is older than our connection. */
	isOld: boolean;
}

/**
 * What a marketplace's picture of an order says has happened to it: the events that it lists, and beyond them how many copies are sent and called
 * off in all. Of an old order, what had been sent when we first saw it adds to what we hear of later.
 */
export function eventsOfOrder({ order, newLines, isOld }: Picture): NewEvent[] {
	const listed = order.events.map((event): NewEvent => ({ ...event, basis: "delta", happenedAt: event.happenedAt ?? order.placedAt }));
	const unlisted = order.lines.flatMap((line) => {
		const sent = sumOf(listed, "fulfilled", line.externalId);
		return line.fulfilled > sent ? [{ line, beyond: line.fulfilled - sent, isFirst: isOld && newLines.has(line.externalId) }] : [];
	});
	const before = unlisted.filter(({ isFirst }) => isFirst).map(({ line, beyond }) => ({ line: line.externalId, quantity: beyond }));
	const sent = unlisted.filter(({ isFirst }) => !isFirst).map(({ line }) => ({ line: line.externalId, quantity: line.fulfilled }));
	const off = order.lines.filter(({ cancelled }) => cancelled > 0).map(({ externalId, cancelled }) => ({ line: externalId, quantity: cancelled }));
	return [
		...listed,
		...picture("fulfilled", "delta", "before", before, order.placedAt),
		...picture("fulfilled", "level", "seen", sent, null),
		...picture("cancelled", "level", "seen", off, null),
		...(order.status === "cancelled" ? [calledOff(order.changedAt)] : []),
		...(order.isTakenBack ? [{ ...calledOff(order.changedAt), kind: "returned" as const }] : []),
	];
}

/** The same picture makes the same id: it is kept once. */
function picture(kind: EventKind, basis: EventBasis, name: string, lines: EventLine[], happenedAt: Date | null): NewEvent[] {
	if (lines.length === 0) return [];
	const written = lines.map(({ line, quantity }) => `${line}=${quantity}`).sort();
	const digest = createHash("sha256").update(written.join("\n")).digest("hex").slice(0, 32);
	return [{ kind, basis, externalId: `${name}:${digest}`, happenedAt, lines }];
}

function sumOf(events: readonly NewEvent[], kind: EventKind, line: string): number {
	return events
		.filter((event) => event.kind === kind)
		.flatMap(({ lines }) => lines)
		.reduce((sum, entry) => (entry.line === line ? sum + entry.quantity : sum), 0);
}
