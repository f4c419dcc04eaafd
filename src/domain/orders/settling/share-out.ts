import type { EventKind, OrderEvent } from "../order-event.ts";
import { stands } from "./stands.ts";

/** Copies of a line that an event accounts for; null where none does. */
interface Share {
	event: OrderEvent | null;
	copies: number;
	/** Copies of that line which the event accounted for before. */
	offset: number;
}

interface Sharing {
	/** By the marketplace's id of it. */
	line: string;
	kind: EventKind;
	events: readonly OrderEvent[];
	fresh: ReadonlySet<string>;
	aliveAt: Date | null;
}

/** Which events a change of a line's counter comes from: those that are new, then those that had to wait; no event for more than it said. */
export function shareOut(copies: number, { line, kind, events, fresh, aliveAt }: Sharing): Share[] {
	const said = events.filter(
		(event) => event.kind === kind && event.undoneAt === null && !(kind === "fulfilled" && event.isBefore) && (!isWhole(event) || stands(event, aliveAt)),
	);
	const shares: Share[] = [];
	let left = copies;
	for (const event of [...said.filter(({ id }) => fresh.has(id)), ...said.filter(({ id }) => !fresh.has(id))]) {
		if (left === 0) break;
		const asked = isWhole(event) ? left : sum(event.lines, line);
		const offset = sum(event.effect, line);
		const share = Math.min(left, Math.max(0, asked - offset));
		if (share > 0) shares.push({ event, copies: share, offset });
		left -= share;
	}
	return left > 0 ? [...shares, { event: null, copies: left, offset: 0 }] : shares;
}

function isWhole({ basis }: OrderEvent): boolean {
	return basis === "whole" || basis === "gone";
}

function sum(entries: readonly { line: string; quantity: number }[], line: string): number {
	return entries.reduce((copies, entry) => (entry.line === line ? copies + entry.quantity : copies), 0);
}
