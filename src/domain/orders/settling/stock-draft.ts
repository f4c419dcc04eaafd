/** Levels as they are held, before a plan is made over them. */
export interface StockLevels {
	/** Where copies are looked for first, and come back to: the default location, or that of the till. */
	readonly homeId: string;
	readonly levels: readonly { itemId: string; locationId: string; onHand: number; committed: number; isOpen: boolean }[];
	/** Items of which there is one copy: graded ones. */
	readonly singleCopies: ReadonlySet<string>;
}

interface DraftLevel {
	readonly itemId: string;
	readonly locationId: string;
	readonly isOpen: boolean;
	onHand: number;
	committed: number;
	/** What changes: written as a difference. */
	readonly delta: { onHand: number; committed: number };
}

interface DraftMovement {
	readonly itemId: string;
	readonly locationId: string;
	readonly kind: "sold" | "returned" | "adjusted";
	readonly delta: number;
	readonly onHandAfter: number;
	readonly reason: string | null;
	readonly idempotencyKey: string;
}

type Move = Omit<DraftMovement, "onHandAfter">;

/** A plan of what changes in stock, over levels that are locked. */
export interface StockDraft {
	readonly homeId: string;
	/** Levels of an item, the default location first, then where most copies are free. */
	places(itemId: string): readonly DraftLevel[];
	at(itemId: string, locationId: string): DraftLevel;
	/** One line of the ledger. A delta of 0 is none. */
	move(move: Move): void;
	commit(itemId: string, locationId: string, copies: number): void;
	/** How many copies may still come in: of a graded one, there is one. */
	room(itemId: string): number;
	readonly levels: readonly DraftLevel[];
	readonly movements: readonly DraftMovement[];
}

export function draftStock({ homeId, levels: held, singleCopies }: StockLevels): StockDraft {
	const levels: DraftLevel[] = held.map((level) => ({ ...level, delta: { onHand: 0, committed: 0 } }));
	const byPlace = new Map(levels.map((level) => [`${level.itemId}:${level.locationId}`, level]));
	const byItem = new Map<string, DraftLevel[]>();
	for (const level of levels) byItem.set(level.itemId, [...(byItem.get(level.itemId) ?? []), level]);
	const movements: DraftMovement[] = [];
	const at = (itemId: string, locationId: string): DraftLevel => {
		const level = byPlace.get(`${itemId}:${locationId}`);
		if (!level) throw new Error(`The level of ${itemId} at ${locationId} is not locked.`);
		return level;
	};
	const free = ({ onHand, committed }: DraftLevel) => onHand - committed;
	return {
		homeId,
		levels,
		movements,
		at,
		places: (itemId) =>
			(byItem.get(itemId) ?? [])
				.filter(({ isOpen }) => isOpen)
				.sort((a, b) => Number(b.locationId === homeId) - Number(a.locationId === homeId) || free(b) - free(a) || (a.locationId < b.locationId ? -1 : 1)),
		room: (itemId) => (singleCopies.has(itemId) ? Number((byItem.get(itemId) ?? []).every(({ onHand }) => onHand === 0)) : Number.POSITIVE_INFINITY),
		move(move) {
			if (move.delta === 0) return;
			const level = at(move.itemId, move.locationId);
			level.onHand += move.delta;
			level.delta.onHand += move.delta;
			movements.push({ ...move, onHandAfter: level.onHand });
		},
		commit(itemId, locationId, copies) {
			const level = at(itemId, locationId);
			level.committed += copies;
			level.delta.committed += copies;
		},
	};
}
