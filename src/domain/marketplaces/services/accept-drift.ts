import type { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { listLevels } from "../../inventory/selectors/list-levels.ts";
import { lockItem } from "../../inventory/services/lock-item.ts";
import { lockLevels } from "../../inventory/services/lock-levels.ts";
import { moveStock } from "../../inventory/services/move-stock.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { availableFor } from "../available-for.ts";
import { connectionLabel } from "../connection-label.ts";
import type { decideDriftInput } from "../decide-drift-input.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import type { PushSettings } from "../push-settings.ts";
import { getPush } from "../selectors/get-push.ts";
import type { DriftRow } from "../selectors/list-drift.ts";
import { openDrift } from "./open-drift.ts";

interface Move {
	itemId: string;
	locationId: string;
	delta: number;
}

interface Accepted {
	connection: number;
	marketplace: string;
	/** Listings whose number is ours now, and the copies that came and went by it. */
	count: number;
	added: number;
	removed: number;
	/** That can't be done: single copies, archived items, more than may be listed, copies that are promised to a buyer. */
	left: number;
	/** Beyond what one decision goes through. */
	rest: number;
	changeNumber: bigint;
}

/**
 * Takes what a marketplace shows for the truth: each item's stock is corrected by the fewest copies by which its listing should show just that. The ledger says
 * why; /undo takes all of one decision back.
 * @throws DomainError not_found; conflict when a later comparison has been made, or nothing of it can be done
 */
export async function acceptDrift(
	scope: VendorScope<"market.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof decideDriftInput>,
): Promise<Accepted> {
	const { comparison, found, rest } = await openDrift(scope, input);
	const { connectionId, connection } = comparison;
	const { settings } = await getPush(scope, { connectionId });
	const marketplace = marketplaceTitle(comparison.marketplace);
	const moves: Move[] = [];
	let count = 0;
	for (const row of onePerItem(found)) {
		const made = row.isFixed ? [] : await correct(scope, { row, settings, reason: say.driftReason({ connection, marketplace, ...row }), connection });
		if (made.length > 0) count++;
		moves.push(...made);
	}
	const left = found.length - count;
	if (moves.length === 0) throw new DomainError("conflict", say.driftFixed({ count: left, marketplace }), { hint: say.driftFixedHint() });
	const added = moves.reduce((sum, { delta }) => sum + Math.max(0, delta), 0);
	const removed = moves.reduce((sum, { delta }) => sum + Math.max(0, -delta), 0);
	const changeNumber = await recordAudit(scope, {
		action: "accept-drift",
		subjectKind: "connection",
		subjectId: connectionId,
		after: { number: connection, listings: count, ...(added > 0 && { added }), ...(removed > 0 && { removed }) },
		inverse: { kind: "corrections", connectionId, moves },
	});
	return { connection, marketplace, count, added, removed, left, rest, changeNumber };
}

/** Of several listings of one item the one that shows least, in the order of the items' ids: so are they locked. */
function onePerItem(rows: readonly DriftRow[]): DriftRow[] {
	const byItem = new Map<string, DriftRow>();
	for (const row of rows) {
		const known = byItem.get(row.itemId);
		if (!known || row.theirs < known.theirs) byItem.set(row.itemId, row);
	}
	return [...byItem.values()].sort((one, other) => (one.itemId < other.itemId ? -1 : 1));
}

/** Moves an item's copies, the default location's first; none when that can't be done. */
async function correct(
	scope: VendorScope<"stock.write" | "inventory.read">,
	{ row, settings, reason, connection }: { row: DriftRow; settings: PushSettings; reason: string; connection: number },
): Promise<Move[]> {
	const { itemId } = row;
	const wanted = availableFor({ ...row, settings });
	if (wanted === null) return [];
	await lockItem(scope, { itemId });
	const places = (await listLevels(scope, { itemId })).filter(({ isArchived }) => !isArchived);
	const locked = await lockLevels(scope, { itemId, locationIds: places.map(({ locationId }) => locationId) });
	const free = new Map(locked.map(({ locationId, onHand, committed }) => [locationId, onHand - committed]));
	let rest = wanted - [...free.values()].reduce((sum, one) => sum + one, 0);
	const moves: Move[] = [];
	for (const { locationId } of places) {
		const delta = rest > 0 ? rest : Math.max(rest, -Math.max(0, free.get(locationId) ?? 0));
		if (delta === 0) continue;
		moves.push({ itemId, locationId, delta });
		rest -= delta;
	}
	if (rest !== 0) return [];
	for (const move of moves) await moveStock(scope, { ...move, kind: "adjusted", reason, reference: connectionLabel(connection) });
	return moves;
}
