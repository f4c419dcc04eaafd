import type { OrderEvent } from "../order-event.ts";
import type { OrderState } from "../order-state.ts";
import { countLine } from "./count-line.ts";
import { isCalledOff } from "./is-called-off.ts";
import type { LineChange } from "./line-change.ts";
import { readClaims } from "./read-claims.ts";
import { takenBack } from "./taken-back.ts";
import { unexplained } from "./unexplained.ts";

/** What the marketplace's pictures of an order said so far, of what a later one may take back. */
export interface FormerPicture {
	readonly aliveAt: Date | null;
	/** Copies that were asked for no more, by the marketplace's ids of the lines. */
	readonly dropped: ReadonlyMap<string, number>;
}

interface Comparison {
	isCalledOff: boolean;
	changes: LineChange[];
	/** Lines of which more copies are said to have come back than were sent: the rest waits. */
	waiting: ReadonlySet<string>;
	/** Words by which what was sent had come back, and that hold no more: it is sent again. */
	revoked: readonly OrderEvent[];
}

/**
 * Where an order's lines stood, and where all that is said of them by now puts them. What stood there before there were events to explain it, as
 * after a sale over the counter, stays.
 */
export function compareLines(
	{ lines, events, aliveAt }: Pick<OrderState, "lines" | "events" | "aliveAt">,
	{ fresh, undone, former }: { fresh: ReadonlySet<string>; undone: string | null; former?: FormerPicture | undefined },
): Comparison {
	const before = events.filter(({ id }) => !fresh.has(id)).map((event) => (event.id === undone ? { ...event, undoneAt: null } : event));
	const linesBefore = lines.map((line) => ({ ...line, dropped: former?.dropped.get(line.externalId) ?? (former ? 0 : line.dropped) }));
	const wasAliveAt = former ? former.aliveAt : aliveAt;
	const claimsBefore = readClaims(linesBefore, before, wasAliveAt);
	const wasCalledOff = isCalledOff(before, wasAliveAt);
	const isOff = isCalledOff(events, aliveAt);
	const [backBefore, back] = [takenBack(before, wasAliveAt), takenBack(events, aliveAt)];
	const claims = readClaims(lines, events, aliveAt);
	const waiting = new Set<string>();
	const changes = lines.map((line): LineChange => {
		const { quantity, externalId } = line;
		const claimed = claims.get(externalId);
		const claimedBefore = claimsBefore.get(externalId);
		if (!claimed || !claimedBefore) throw new Error(`No claims were read for line ${externalId}.`);
		const base = unexplained(line, countLine({ quantity, claims: claimedBefore, isCalledOff: wasCalledOff, isTakenBack: backBefore.length > 0 }));
		const { unbooked, waits, ...now } = countLine({ quantity, claims: claimed, isCalledOff: isOff, isTakenBack: back.length > 0, base });
		if (waits) waiting.add(externalId);
		return { line, now, unbooked };
	});
	const revoked = backBefore.filter((event) => !back.some(({ id }) => id === event.id));
	return { isCalledOff: isOff, changes, waiting, revoked };
}
