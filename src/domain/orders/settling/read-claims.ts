import type { EventKind, OrderEvent } from "../order-event.ts";
import { stands } from "./stands.ts";

/** How many copies of a line are said to be sent, called off or brought back, by whom. */
export interface Claim {
	/** By the marketplace: the sum of its events, or its picture of the order where that tells more. */
	market: number;
	/** By members here: ahead of the marketplace, which tells of the same copies later. */
	ours: number;
}

export interface LineClaims extends Readonly<Record<EventKind, Claim>> {
	/** Sent copies that no count of ours had in it. */
	unbooked: number;
}

interface Line {
	externalId: string;
	/** When its item was made, where it has one. */
	itemCreatedAt: Date | null;
	/** Copies that the marketplace asks for no more. */
	dropped: number;
}

type Tally = Record<EventKind, { sum: number; level: number; ours: number }> & { unbooked: number };

/**
 * Adds up what events say of each line. The outcome does not depend on the order in which a marketplace's events came, nor on how often: sums of
 * events that are kept once, and the highest of its pictures. A member acts on what is seen, so those are taken in their order.
 */
export function readClaims(lines: readonly Line[], events: readonly OrderEvent[], aliveAt: Date | null): Map<string, LineClaims> {
	const tallies = new Map<string, Tally>(lines.map(({ externalId }) => [externalId, emptyTally()]));
	const madeAt = new Map(lines.map((line) => [line.externalId, line.itemCreatedAt]));
	for (const event of events) {
		if (event.undoneAt !== null) continue;
		for (const { line, quantity, seen = 0 } of event.lines) {
			const tally = tallies.get(line);
			if (!tally) continue;
			const claim = tally[event.kind];
			if (event.isOurs) claim.ours = Math.max(claim.ours, seen) + quantity;
			else if (event.basis === "level") claim.level = Math.max(claim.level, quantity);
			else claim.sum += quantity;
			if (event.kind === "fulfilled" && event.basis === "delta" && (event.isBefore || event.createdAt < (madeAt.get(line) ?? event.createdAt))) {
				tally.unbooked += quantity;
			}
		}
		if (event.basis === "whole" && !stands(event, aliveAt)) continue;
		// Copies that went and came back while no item was known passed the books by.
		for (const { line, quantity, itemId, writtenOff } of event.kind === "returned" ? event.effect : []) {
			const tally = tallies.get(line);
			if (tally && itemId === null && !writtenOff) tally.unbooked += quantity;
		}
	}
	return new Map(lines.map(({ externalId, dropped }) => [externalId, toClaims(tallies.get(externalId) ?? emptyTally(), dropped)]));
}

function emptyTally(): Tally {
	const none = () => ({ sum: 0, level: 0, ours: 0 });
	return { fulfilled: none(), cancelled: none(), returned: none(), unbooked: 0 };
}

function toClaims({ fulfilled, cancelled, returned, unbooked }: Tally, dropped: number): LineClaims {
	const claim = ({ sum, level, ours }: Tally[EventKind], beyond = 0): Claim => ({ market: Math.max(sum, level) + beyond, ours });
	return { fulfilled: claim(fulfilled), cancelled: claim(cancelled, dropped), returned: claim(returned), unbooked };
}
