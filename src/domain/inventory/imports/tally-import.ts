import type { PlanLimits } from "../operations/plan-limits.ts";
import type { PlanTally } from "../operations/plan-tally.ts";
import type { ImportRow } from "./plan-import-line.ts";

/** Largest changes that are told. */
const MOVERS = 10;

/** What a part of an import's plan adds up to. Prices are summed over known items whose price changes, copies over all whose stock does. */
export function tallyImport(rows: readonly ImportRow[], { percent }: PlanLimits): Partial<PlanTally> {
	const counts = { rows: 0, fresh: 0, same: 0, partial: 0, differing: 0, zero: 0, steep: 0, belowCost: 0, overPercent: 0 };
	const sums = { valueBefore: 0n, valueAfter: 0n, pricesBefore: 0n, pricesAfter: 0n, copiesBefore: 0n, copiesAfter: 0n };
	const places = new Map<string, { rows: number; before: bigint; after: bigint }>();
	const movers: { row: ImportRow; by: bigint }[] = [];
	for (const row of rows) {
		const { at, costMinor, seenOnHand, targetMinor, targetOnHand } = row;
		if (row.differs) counts.differing++;
		if (!row.changes) {
			counts.same++;
			continue;
		}
		counts.rows++;
		if (row.fields !== null) counts.fresh++;
		if (row.reason !== null) counts.partial++;
		if (targetMinor === 0n) counts.zero++;
		if (targetMinor !== null && costMinor !== null && targetMinor < costMinor) counts.belowCost++;
		sums.valueBefore += row.valueBefore;
		sums.valueAfter += row.valueAfter;
		if (targetOnHand !== null) {
			const [before, after] = [BigInt(seenOnHand ?? 0), BigInt(targetOnHand)];
			sums.copiesBefore += before;
			sums.copiesAfter += after;
			if (at) {
				const place = places.get(at.name) ?? { rows: 0, before: 0n, after: 0n };
				places.set(at.name, { rows: place.rows + 1, before: place.before + before, after: place.after + after });
			}
		}
		if (row.isNew || targetMinor === null) continue;
		const [seen, by] = [row.seenMinor ?? 0n, distance(row)];
		addMover(movers, { row, by });
		if (by * 2n > seen) counts.steep++;
		// A price of zero was none: whatever it becomes is no change in per cent.
		if (percent !== null && seen > 0n && by * 100n > seen * BigInt(percent)) counts.overPercent++;
		sums.pricesBefore += seen;
		sums.pricesAfter += targetMinor;
	}
	return {
		...counts,
		valueBefore: String(sums.valueBefore),
		valueAfter: String(sums.valueAfter),
		pricesBefore: String(sums.pricesBefore),
		pricesAfter: String(sums.pricesAfter),
		copiesBefore: String(sums.copiesBefore),
		copiesAfter: String(sums.copiesAfter),
		places: [...places].map(([name, { rows: there, before, after }]) => ({ name, rows: there, before: String(before), after: String(after) })),
		movers: movers.map(({ row: { sku, title, seenMinor, targetMinor } }) => ({ sku, title, beforeMinor: String(seenMinor), afterMinor: String(targetMinor) })),
	};
}

/** Among the largest changes, largest first; of equal ones the earlier line's. */
function addMover(movers: { row: ImportRow; by: bigint }[], mover: { row: ImportRow; by: bigint }): void {
	const place = movers.findLastIndex(({ by }) => by >= mover.by) + 1;
	if (place === MOVERS) return;
	movers.splice(place, 0, mover);
	if (movers.length > MOVERS) movers.pop();
}

function distance({ seenMinor, targetMinor }: ImportRow): bigint {
	const difference = (targetMinor ?? 0n) - (seenMinor ?? 0n);
	return difference < 0n ? -difference : difference;
}
