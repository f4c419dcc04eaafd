import type { ImportRow } from "./plan-import-line.ts";
import type { PlanLimits } from "./plan-limits.ts";
import type { PlanTally } from "./plan-tally.ts";

/** What a part of an import's plan adds up to. Prices are summed over known items whose price changes, copies over all whose stock does. */
export function tallyImport(rows: readonly ImportRow[], { percent }: PlanLimits): Partial<PlanTally> {
	const changed = rows.filter(({ changes }) => changes);
	const repriced = changed.filter(({ isNew, targetMinor }) => !isNew && targetMinor !== null);
	const counted = changed.filter(({ targetOnHand }) => targetOnHand !== null);
	return {
		rows: changed.length,
		fresh: changed.filter(({ fields }) => fields !== null).length,
		same: rows.length - changed.length,
		partial: changed.filter(({ reason }) => reason !== null).length,
		differing: rows.filter(({ differs }) => differs).length,
		zero: changed.filter(({ targetMinor }) => targetMinor === 0n).length,
		steep: repriced.filter((row) => distance(row) * 2n > (row.seenMinor ?? 0n)).length,
		belowCost: changed.filter(({ targetMinor, costMinor }) => targetMinor !== null && costMinor !== null && targetMinor < costMinor).length,
		overPercent: percent === null ? 0 : repriced.filter((row) => movesOver(row, BigInt(percent))).length,
		valueBefore: sum(changed.map(({ valueBefore }) => valueBefore)),
		valueAfter: sum(changed.map(({ valueAfter }) => valueAfter)),
		pricesBefore: sum(repriced.map(({ seenMinor }) => seenMinor ?? 0n)),
		pricesAfter: sum(repriced.map(({ targetMinor }) => targetMinor ?? 0n)),
		copiesBefore: sum(counted.map(({ seenOnHand }) => BigInt(seenOnHand ?? 0))),
		copiesAfter: sum(counted.map(({ targetOnHand }) => BigInt(targetOnHand ?? 0))),
		places: byPlace(counted),
		movers: repriced
			.sort((left, right) => Number(distance(right) - distance(left)))
			.slice(0, 10)
			.map(({ sku, title, seenMinor, targetMinor }) => ({ sku, title, beforeMinor: String(seenMinor), afterMinor: String(targetMinor) })),
	};
}

function byPlace(rows: readonly ImportRow[]): PlanTally["places"] {
	const names = new Set(rows.flatMap(({ at }) => (at ? [at.name] : [])));
	const places = [...names].map((name) => ({ name, there: rows.filter(({ at }) => at?.name === name) }));
	return places.map(({ name, there }) => ({
		name,
		rows: there.length,
		before: sum(there.map(({ seenOnHand }) => BigInt(seenOnHand ?? 0))),
		after: sum(there.map(({ targetOnHand }) => BigInt(targetOnHand ?? 0))),
	}));
}

/** A price of zero was none: whatever it becomes is no change in per cent. */
function movesOver(row: ImportRow, percent: bigint): boolean {
	const seen = row.seenMinor ?? 0n;
	return seen > 0n && distance(row) * 100n > seen * percent;
}

function distance({ seenMinor, targetMinor }: ImportRow): bigint {
	const difference = (targetMinor ?? 0n) - (seenMinor ?? 0n);
	return difference < 0n ? -difference : difference;
}

function sum(values: readonly bigint[]): string {
	return values.reduce((total, value) => total + value, 0n).toString();
}
