import type { OrderState } from "../order-state.ts";
import { countLine } from "./count-line.ts";
import type { LineChange } from "./line-change.ts";
import { readClaims } from "./read-claims.ts";
import { unexplained } from "./unexplained.ts";

interface Comparison {
	isCalledOff: boolean;
	changes: LineChange[];
	/** Lines of which more copies are said to have come back than were sent: the rest waits. */
	waiting: ReadonlySet<string>;
}

/**
 * Where an order's lines stood, and where all that is said of them by now puts them. What stood there before there were events to explain it, as
 * after a sale over the counter, stays.
 */
export function compareLines(
	{ lines, events }: Pick<OrderState, "lines" | "events">,
	{ fresh, undone }: { fresh: ReadonlySet<string>; undone: string | null },
): Comparison {
	const before = events.filter(({ id }) => !fresh.has(id)).map((event) => (event.id === undone ? { ...event, undoneAt: null } : event));
	const claimsBefore = readClaims(lines, before);
	const claims = readClaims(lines, events);
	const waiting = new Set<string>();
	const changes = lines.map((line): LineChange => {
		const { quantity, externalId } = line;
		const claimed = claims.get(externalId);
		const claimedBefore = claimsBefore.get(externalId);
		if (!claimed || !claimedBefore) throw new Error(`No claims were read for line ${externalId}.`);
		const base = unexplained(line, countLine({ quantity, claims: claimedBefore, isCalledOff: isCalledOff(before) }));
		const { unbooked, waits, ...now } = countLine({ quantity, claims: claimed, isCalledOff: isCalledOff(events), base });
		if (waits) waiting.add(externalId);
		return { line, now, unbooked };
	});
	return { isCalledOff: isCalledOff(events), changes, waiting };
}

function isCalledOff(events: OrderState["events"]): boolean {
	return events.some(({ basis, undoneAt }) => basis === "whole" && undoneAt === null);
}
