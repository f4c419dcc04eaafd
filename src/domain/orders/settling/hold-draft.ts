import { v7 as uuidv7 } from "uuid";
import type { HeldCopies } from "../order-state.ts";

interface DraftHold extends HeldCopies {
	/** As the row stands; null for a new one. */
	readonly was: { quantity: number; status: string } | null;
}

type Place = Pick<HeldCopies, "lineId" | "itemId" | "locationId">;

/** A plan of what an order's lines hold: a row is split where only some of its copies leave or are freed. */
export interface HoldDraft {
	/** A line's rows of a status. */
	of(lineId: string, status: "open" | "fulfilled"): readonly DraftHold[];
	count(lineId: string, status: "open" | "fulfilled"): number;
	/** Moves copies of a row on to a status; they may have left from elsewhere than where they were held. */
	pass(hold: DraftHold, copies: number, status: "fulfilled" | "released", locationId?: string): void;
	/** More copies at a place: there is one open row a line and place. */
	add(place: Place, copies: number, status: "open" | "fulfilled"): void;
	readonly holds: readonly DraftHold[];
}

export function draftHolds(reservations: readonly HeldCopies[]): HoldDraft {
	const holds: DraftHold[] = reservations.map((row) => ({ ...row, was: { quantity: row.quantity, status: row.status } }));
	const byLine = new Map<string, DraftHold[]>();
	const keep = (hold: DraftHold) => byLine.set(hold.lineId, [...(byLine.get(hold.lineId) ?? []), hold]);
	for (const hold of holds) keep(hold);
	const of: HoldDraft["of"] = (lineId, status) => (byLine.get(lineId) ?? []).filter((hold) => hold.status === status);
	const make = ({ lineId, itemId, locationId }: Place, quantity: number, status: string) => {
		const hold = { id: uuidv7(), lineId, itemId, locationId, quantity, status, was: null };
		holds.push(hold);
		keep(hold);
	};
	return {
		holds,
		of,
		count: (lineId, status) => of(lineId, status).reduce((copies, { quantity }) => copies + quantity, 0),
		pass(hold, copies, status, locationId = hold.locationId) {
			if (copies === hold.quantity && locationId === hold.locationId) {
				hold.status = status;
				return;
			}
			// A row keeps its place: what leaves from elsewhere is freed here, and a row of its own there.
			if (copies === hold.quantity) hold.status = "released";
			else hold.quantity -= copies;
			make({ ...hold, locationId }, copies, status);
		},
		add(place, copies, status) {
			const open =
				status === "open" ? of(place.lineId, "open").find(({ locationId, itemId }) => locationId === place.locationId && itemId === place.itemId) : undefined;
			if (open) open.quantity += copies;
			else make(place, copies, status);
		},
	};
}
