import { describe, expect, it } from "vitest";
import type { OrderEvent } from "../../../../src/domain/orders/order-event.ts";
import { compareLines } from "../../../../src/domain/orders/settling/compare-lines.ts";
import { deriveStatus } from "../../../../src/domain/orders/settling/derive-status.ts";

let count = 0;
const event = (overrides: Partial<OrderEvent>): OrderEvent => ({
	id: `event-${++count}`,
	kind: "fulfilled",
	basis: "delta",
	isOurs: false,
	isBefore: false,
	createdAt: new Date("2026-02-01"),
	happenedAt: null,
	appliedAt: null,
	undoneAt: null,
	lines: [],
	effect: [],
	...overrides,
});
const on = (quantity: number, seen?: number) => [{ line: "1", quantity, ...(seen !== undefined && { seen }) }];
const line = (overrides: object = {}) => ({
	id: "line",
	position: 1,
	externalId: "1",
	itemId: "item",
	isIgnored: false,
	itemCreatedAt: new Date("2026-01-01"),
	sku: "A",
	title: "A",
	quantity: 4,
	dropped: 0,
	fulfilled: 0,
	cancelled: 0,
	returned: 0,
	...overrides,
});
const standing = (events: OrderEvent[], overrides: object = {}) => {
	const { changes } = compareLines({ lines: [line(overrides)], events, aliveAt: null }, { fresh: new Set(events.map(({ id }) => id)), undone: null });
	const [change] = changes;
	return change && { ...change.now, unbooked: change.unbooked };
};

describe("where a line stands", () => {
	it.each([
		["a sum and a lower picture", [event({ lines: on(2) }), event({ basis: "level", lines: on(1) })], { fulfilled: 2 }],
		["a sum and a higher picture", [event({ lines: on(1) }), event({ basis: "level", lines: on(3) })], { fulfilled: 3 }],
		["more than there are", [event({ lines: on(9) })], { fulfilled: 4 }],
		["a member ahead of the marketplace", [event({ isOurs: true, lines: on(2, 0) }), event({ lines: on(1) })], { fulfilled: 2 }],
		["a member on top of what was told", [event({ lines: on(1) }), event({ isOurs: true, lines: on(1, 1) })], { fulfilled: 2 }],
		["what a member took back", [event({ isOurs: true, undoneAt: new Date(), lines: on(2, 0) })], { fulfilled: 0 }],
		["sent and then all called off", [event({ lines: on(1) }), event({ kind: "cancelled", basis: "whole" })], { fulfilled: 1, cancelled: 3 }],
		["called off and sent all the same", [event({ kind: "cancelled", lines: on(4) }), event({ lines: on(4) })], { fulfilled: 4, cancelled: 0 }],
		["back before it was sent", [event({ kind: "returned", lines: on(2) }), event({ lines: on(1) })], { fulfilled: 1, returned: 1 }],
		["sent before the connection", [event({ isBefore: true, lines: on(2) }), event({ lines: on(1) })], { fulfilled: 3, unbooked: 2 }],
	])("%s", (_, events, expected) => {
		expect(standing(events)).toMatchObject(expected);
		expect(standing(events.toReversed())).toMatchObject(expected);
	});

	it("keeps what no event explains", () => {
		expect(standing([event({ kind: "returned", isOurs: true, lines: on(1, 0) })], { fulfilled: 4 })).toEqual({
			fulfilled: 4,
			cancelled: 0,
			returned: 1,
			unbooked: 4,
		});
	});
});

describe("an order's state", () => {
	const state = (counts: object[], more = {}) =>
		deriveStatus({ isPaid: true, isCalledOff: false, lines: counts.map((one) => ({ quantity: 2, fulfilled: 0, cancelled: 0, returned: 0, ...one })), ...more });

	it.each([
		["placed", [{}], { isPaid: false }],
		["paid", [{}], {}],
		["paid", [{ fulfilled: 2 }, { fulfilled: 1 }], {}],
		["fulfilled", [{ fulfilled: 2 }, { fulfilled: 1, cancelled: 1 }], {}],
		["fulfilled", [{ fulfilled: 2, returned: 1 }], {}],
		["returned", [{ fulfilled: 2, returned: 2 }, { cancelled: 2 }], {}],
		["cancelled", [{ cancelled: 2 }, { cancelled: 2 }], {}],
		["paid", [], {}],
		["cancelled", [], { isCalledOff: true }],
	])("is %s with %j %j", (expected, counts, more) => {
		expect(state(counts, more)).toBe(expected);
	});
});
