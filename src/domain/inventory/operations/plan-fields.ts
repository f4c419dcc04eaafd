import { formatNumber } from "../../core/format-number.ts";
import { say } from "../../core/messages/say.ts";
import { formatMoney } from "../../core/money.ts";
import type { BulkOperation } from "./bulk-operation.ts";
import type { PlanTally } from "./plan-tally.ts";

type Field = { name: string; value: string };

/** Rows above which a plan is worth a second look. */
const MANY = 1_000;
/** Reasons that are told; the file has all. */
const REASONS = 5;
/** Locations, likewise. */
const PLACES = 10;

/** The figures of a plan: how many, what it comes to, what stays, what to look at twice. */
export function planFields({ kind, summary }: BulkOperation, tally: PlanTally, { currency, locale }: { currency: string; locale: string }): Field[] {
	const money = (minor: string) => formatMoney(BigInt(minor), currency, locale);
	const fields = counts(kind, tally);
	const floor = summary?.limits?.floor;
	if (floor && tally.atFloor > 0) fields.push({ name: say.fieldAtFloor({ floor: money(floor) }), value: formatNumber(tally.atFloor) });
	if (BigInt(tally.carried) > 0n) fields.push({ name: say.fieldCarried(), value: formatNumber(BigInt(tally.carried)) });
	if (tally.pricesBefore !== tally.pricesAfter || kind === "price") {
		fields.push({ name: say.fieldPrices(), value: say.fromTo({ before: money(tally.pricesBefore), after: money(tally.pricesAfter) }) });
	}
	if (kind === "price" || (kind === "edit" && tally.valueBefore !== tally.valueAfter))
		fields.push({ name: say.fieldValue(), value: say.fromTo({ before: money(tally.valueBefore), after: money(tally.valueAfter) }) });
	if (kind !== "price" && tally.copiesBefore !== tally.copiesAfter) {
		const [before, after] = [formatNumber(BigInt(tally.copiesBefore)), formatNumber(BigInt(tally.copiesAfter))];
		fields.push({ name: say.fieldCopies(), value: say.fromTo({ before, after }) });
	}
	if (tally.places.length > 0) fields.push({ name: say.fieldPlaces(), value: placesSaid(tally.places) });
	fields.push(...unpriced(tally, summary?.limits?.marketDays ?? 0));
	if (tally.reasons.length > 0) fields.push({ name: say.fieldReasons(), value: tally.reasons.slice(0, REASONS).map(say.reasonRows).join("\n") });
	const warnings = planWarnings(tally);
	if (warnings.length > 0) fields.push({ name: say.fieldWarnings(), value: warnings.join("\n") });
	return fields;
}

function placesSaid(places: PlanTally["places"]): string {
	const copies = (count: string) => formatNumber(BigInt(count));
	const lines = places.slice(0, PLACES).map((place) => say.placeSaid({ ...place, before: copies(place.before), after: copies(place.after) }));
	return [...lines, ...(places.length > PLACES ? [say.placesMore({ more: places.length - PLACES })] : [])].join("\n");
}

/** What a person should look at before they confirm; the button turns red for it. */
export function planWarnings({ rows, zero, steep, belowCost }: PlanTally): string[] {
	return [
		rows > MANY ? say.warnMany({ rows }) : null,
		zero > 0 ? say.warnZero({ rows: zero }) : null,
		steep > 0 ? say.warnSteep({ rows: steep }) : null,
		belowCost > 0 ? say.warnBelowCost({ rows: belowCost }) : null,
	].filter((warning) => warning !== null);
}

/** What a rule gives no price, by reason. */
function unpriced({ noMarket, staleMarket, futureMarket, skipped, noRule, asked, askedSkus }: PlanTally, days: number): Field[] {
	const named: [string, number][] = [
		[say.fieldNoMarket(), noMarket],
		[say.fieldStaleMarket({ days }), staleMarket],
		[say.fieldFutureMarket(), futureMarket],
		[say.fieldSkipped(), skipped],
		[say.fieldNoRule(), noRule],
	];
	const fields = named.filter(([, rows]) => rows > 0).map(([name, rows]) => ({ name, value: formatNumber(rows) }));
	return asked > 0 ? [...fields, { name: say.fieldAsked(), value: say.askedSkus({ count: asked, skus: askedSkus }) }] : fields;
}

function counts(kind: BulkOperation["kind"], tally: PlanTally): Field[] {
	const { rows, fresh, same, moved, tooHigh, locked, problems, doubtful, differing, failed, partial, archiving } = tally;
	const number = (value: number) => formatNumber(value);
	const named: [string, number][] =
		kind === "import"
			? [
					[say.fieldNew(), fresh],
					[say.fieldMatched(), rows - fresh + same],
					[say.fieldChanged(), rows - fresh],
					[say.fieldUnchanged(), same],
					[say.fieldDoubtful(), doubtful],
					[say.fieldProblems(), problems],
				]
			: [[kind === "undo" ? say.fieldRestored() : kind === "edit" ? say.fieldEditing() : say.fieldChanging(), rows]];
	if (kind === "undo" && fresh > 0) named.push([say.fieldArchived(), fresh]);
	if (archiving > 0) named.push([say.fieldArchiving({ kind }), archiving]);
	if ((kind === "price" || kind === "edit") && same > 0) named.push([say.fieldUnchanged(), same]);
	if (moved > 0) named.push([say.fieldMoved(), moved]);
	if (locked > 0) named.push([say.fieldLocked(), locked]);
	if (tooHigh > 0) named.push([say.fieldTooHigh(), tooHigh]);
	if (failed > 0) named.push([say.fieldFailed(), failed]);
	if (partial > 0) named.push([say.fieldPartial(), partial]);
	if (differing > 0) named.push([say.fieldDiffering(), differing]);
	return named.map(([name, value]) => ({ name, value: number(value) }));
}
