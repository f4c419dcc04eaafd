import { say } from "../core/messages/en.ts";
import { formatMoney } from "../core/money.ts";
import type { BulkOperation } from "./bulk-operation.ts";
import type { PlanTally } from "./plan-tally.ts";

type Field = { name: string; value: string };

/** Rows above which a plan is worth a second look. */
const MANY = 1_000;

/** The figures of a plan: how many, what it comes to, what stays, what to look at twice. */
export function planFields({ kind, summary }: BulkOperation, tally: PlanTally, { currency, locale }: { currency: string; locale: string }): Field[] {
	const money = (minor: string) => formatMoney(BigInt(minor), currency, locale);
	const fields = counts(kind, tally);
	const floor = summary?.limits?.floor;
	if (floor && tally.atFloor > 0) fields.push({ name: say.fieldAtFloor({ floor: money(floor) }), value: tally.atFloor.toLocaleString("en") });
	if (tally.pricesBefore !== tally.pricesAfter || kind === "price") {
		fields.push({ name: say.fieldPrices(), value: say.fromTo({ before: money(tally.pricesBefore), after: money(tally.pricesAfter) }) });
	}
	if (kind === "price") fields.push({ name: say.fieldValue(), value: say.fromTo({ before: money(tally.valueBefore), after: money(tally.valueAfter) }) });
	if (kind !== "price" && tally.copiesBefore !== tally.copiesAfter) {
		const [before, after] = [BigInt(tally.copiesBefore).toLocaleString("en"), BigInt(tally.copiesAfter).toLocaleString("en")];
		fields.push({ name: say.fieldCopies(), value: say.fromTo({ before, after }) });
	}
	const warnings = planWarnings(tally);
	if (warnings.length > 0) fields.push({ name: say.fieldWarnings(), value: warnings.join("\n") });
	return fields;
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

function counts(kind: BulkOperation["kind"], { rows, fresh, same, moved, tooHigh, locked, problems, doubtful, differing }: PlanTally): Field[] {
	const number = (value: number) => value.toLocaleString("en");
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
			: [[kind === "undo" ? say.fieldRestored() : say.fieldChanging(), rows]];
	if (kind === "undo" && fresh > 0) named.push([say.fieldArchived(), fresh]);
	if (kind === "price" && same > 0) named.push([say.fieldUnchanged(), same]);
	if (moved > 0) named.push([say.fieldMoved(), moved]);
	if (locked > 0) named.push([say.fieldLocked(), locked]);
	if (tooHigh > 0) named.push([say.fieldTooHigh(), tooHigh]);
	if (differing > 0) named.push([say.fieldDiffering(), differing]);
	return named.map(([name, value]) => ({ name, value: number(value) }));
}
