import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { FileRecord } from "../files/read-records.ts";
import { rowKey } from "../operations/row-key.ts";
import type { Place } from "../place.ts";
import type { KnownSku } from "../selectors/bulk/match-import-lines.ts";
import { hasOtherTitle } from "./has-other-title.ts";
import { type ImportProblem, importProblem } from "./import-problem.ts";
import { type FirstLine, planFurtherPlace } from "./plan-further-place.ts";
import { type ImportRow, type NamedLine, planImportLine } from "./plan-import-line.ts";

/** A line whose item is known by its SKU, and whose location is known, where the file names any. */
export interface PlacedLine {
	record: FileRecord;
	line: NamedLine;
	at: Place | null;
}

interface PlannedLine {
	row: ImportRow;
	record: FileRecord;
}

interface Way {
	adds: boolean;
	/** Of another program, which may use a SKU for something else: then its title has nothing of the item's. */
	isForeign: boolean;
	/** What can't be done of a line is left out, and the rest of it is done. */
	ignores: boolean;
	/** What earlier lines of the file have planned for these SKUs at other locations, by SKU. */
	firsts: ReadonlyMap<string, FirstLine>;
}

/**
 * What lines will do, given what is known of their SKUs, in their order. Of lines that name the same SKU (and location) the first is taken; one that
 * an earlier batch took is found when the rows are stored.
 */
export function planImportLines(lines: readonly PlacedLine[], known: readonly KnownSku[], way: Way): { planned: PlannedLine[]; refused: ImportProblem[] } {
	const planned: PlannedLine[] = [];
	const refused: ImportProblem[] = [];
	const here = new Map<string, number>();
	const firsts = new Map(way.firsts);
	lines.forEach(({ record, line, at }, nth) => {
		const match = known[nth];
		if (!match) throw new Error("A line came back without its SKU.");
		const { title } = match;
		if (way.isForeign && line.title !== null && title !== null && hasOtherTitle(line.title, title)) {
			refused.push(importProblem(record, say.lineOtherTitle({ sku: line.sku, title }), true));
			return;
		}
		const key = rowKey(match.key, at?.place);
		const earlier = here.get(key);
		const first = at === null ? undefined : firsts.get(match.key);
		const around = { line: record.line, at, adds: way.adds };
		const outcome =
			earlier === undefined
				? attemptInPart(line, way.ignores, (part) =>
						first && at ? planFurtherPlace(part, match, first, { ...around, at }) : planImportLine(part, match, around),
					)
				: say.lineTwice({ sku: line.sku, first: earlier, second: record.line });
		if (typeof outcome === "string") {
			refused.push(importProblem(record, outcome));
			return;
		}
		here.set(key, record.line);
		planned.push({ row: outcome, record });
		if (at !== null) firsts.set(match.key, withRow(first, outcome));
	});
	return { planned, refused };
}

function withRow(first: FirstLine | undefined, row: ImportRow): FirstLine {
	const copies = Math.max(first?.copies ?? 0, row.targetOnHand ?? 0);
	if (first) return { ...first, copies };
	const { costMinor = null, marketMinor = null } = row.fields ?? row.targetFields ?? {};
	return {
		line: row.line,
		itemId: row.itemId,
		isNew: row.isNew,
		title: row.title,
		targetMinor: row.targetMinor,
		costMinor: costMinor === null ? null : BigInt(costMinor),
		marketMinor: marketMinor === null ? null : BigInt(marketMinor),
		copies,
	};
}

/** A line as a whole; or, where what can't be done is ignored, without its price, its copies or both, if anything of it is left to do. */
function attemptInPart(line: NamedLine, ignores: boolean, use: (line: NamedLine) => ImportRow): ImportRow | string {
	const whole = attempt(() => use(line));
	if (!ignores || typeof whole !== "string") return whole;
	const withoutPrice = { priceMinor: null };
	const withoutCopies = { quantity: null, added: null };
	for (const less of [withoutPrice, withoutCopies, { ...withoutPrice, ...withoutCopies }]) {
		const part = attempt(() => use({ ...line, ...less }));
		if (typeof part !== "string" && part.changes) return { ...part, reason: whole };
	}
	return whole;
}

/** What stands against a line is said of the line; anything else is a bug and is thrown. */
function attempt<T extends object>(use: () => T): T | string {
	try {
		return use();
	} catch (error) {
		if (error instanceof DomainError) return error.message;
		throw error;
	}
}
