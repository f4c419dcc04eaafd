import { createHash } from "node:crypto";
import { stringify } from "csv-stringify/sync";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/en.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { getSettings } from "../../../vendors/selectors/get-settings.ts";
import { hasOtherTitle } from "../../has-other-title.ts";
import { type ImportRow, planImportLine } from "../../plan-import-line.ts";
import { planLimits } from "../../plan-limits.ts";
import { addTallies } from "../../plan-tally.ts";
import type { ImportLine } from "../../read-import-line.ts";
import type { FileRecord } from "../../read-records.ts";
import { findLinesOfSkus } from "../../selectors/bulk/find-lines-of-skus.ts";
import { type KnownSku, matchImportLines } from "../../selectors/bulk/match-import-lines.ts";
import { nameImportLines } from "../../selectors/bulk/name-import-lines.ts";
import { tallyImport } from "../../tally-import.ts";
import { understandRecords } from "../../understand-records.ts";
import { finishPlan } from "./finish-plan.ts";
import { lockOperation } from "./lock-operation.ts";
import { savePlanCursor } from "./save-plan-cursor.ts";
import { storeImportRows } from "./store-import-rows.ts";

interface Batch {
	operationId: string;
	slice: number;
	/** The byte at which the first record begins: anything else than the cursor's means that another worker was here. */
	from: number;
	records: readonly FileRecord[];
	/** True behind the file's last record. */
	last: boolean;
}

interface Problem {
	line: number;
	reason: string;
	content: string;
	/** It may mean more than one item, or another than it names. */
	isDoubtful: boolean;
}

/** Plans the next records of an import's file, in this one transaction with the cursor that says so. "ended" as for planChunk. */
export async function planImportBatch(scope: VendorScope<"pricing.bulk">, { operationId, slice, from, records, last }: Batch): Promise<"more" | "ended"> {
	const operation = await lockOperation(scope, { operationId });
	const { cursor, source } = operation;
	if (operation.status !== "draft" || operation.heldSince || operation.slice !== slice || cursor?.kind !== "plan" || !cursor.cleared || source.kind !== "file")
		return "ended";
	if ((cursor.file?.offset ?? source.start) !== from) return "ended";

	const settings = await getSettings(scope);
	const { currency, locale } = settings;
	const limits = cursor.limits ?? planLimits(settings);
	const { said, refused, carried } = understandRecords(records, { source, currency, locale, at: operation.createdAt, carried: cursor.file?.carried ?? null });
	const problems = refused.map(({ record, reason }) => problem(record, reason));
	const { named, unnamed } = await nameLines(scope, said);
	const known = named.length === 0 ? [] : await matchImportLines(scope, { skus: named.map(({ line }) => line.sku) });
	const outcome = plan(named, known, {
		adds: source.quantities === "add",
		isForeign: source.format !== "omni",
		ignores: operation.errorPolicy === "ignore",
	});
	const stored = await storeImportRows(scope, { operationId, rows: outcome.planned.map(({ row }) => row) });
	const rows = outcome.planned.map(({ row }) => row).filter(({ line }) => stored.has(line));
	const twice = outcome.planned.filter(({ row }) => !stored.has(row.line));
	const first = await findLinesOfSkus(scope, { operationId, keys: twice.map(({ key }) => key) });
	problems.push(
		...unnamed,
		...outcome.refused,
		...twice.map(({ row, record, key }) => problem(record, say.lineTwice({ sku: row.sku, first: first.get(key) ?? 0, second: row.line }))),
	);
	await scope.write.bulkOperationProblem.createMany({
		data: problems.map(({ isDoubtful: _, ...kept }) => ({ vendorId: scope.vendorId, bulkOperationId: operationId, ...kept })),
	});

	const digest = createHash("sha256").update(cursor.hash).update(fingerprint(rows)).digest("hex");
	const end = records.at(-1)?.next;
	const doubtful = problems.filter(({ isDoubtful }) => isDoubtful).length;
	const next = {
		...cursor,
		hash: digest,
		limits,
		tally: addTallies(cursor.tally, { ...tallyImport(rows, limits), problems: problems.length, doubtful }),
		file: end ? { ...end, carried } : cursor.file,
	};
	if (last) await finishPlan(scope, { operation, cursor: next });
	else await savePlanCursor(scope, { operationId, cursor: next });
	return last ? "ended" : "more";
}

interface Said {
	record: FileRecord;
	line: ImportLine;
}
interface Named {
	record: FileRecord;
	line: ImportLine & { sku: string };
}

async function nameLines(scope: VendorScope<"pricing.bulk">, said: readonly Said[]): Promise<{ named: Named[]; unnamed: Problem[] }> {
	const names = await nameImportLines(scope, { lines: said.map(({ line }) => line) });
	const named: Named[] = [];
	const unnamed: Problem[] = [];
	for (const [place, { record, line }] of said.entries()) {
		const name = names[place];
		if (!name) throw new Error("A line came back without its name.");
		if (name.sku === null) unnamed.push(problem(record, name.reason, name.isDoubtful));
		else named.push({ record, line: { ...line, sku: name.sku } });
	}
	return { named, unnamed };
}

interface Planned {
	row: ImportRow;
	record: FileRecord;
	/** The SKU as the database compares it. */
	key: string;
}

/**
 * Of lines here that name the same SKU the first is taken; one that an earlier batch took is found when the rows are stored. A file of another
 * program may use a SKU for something else: then its title has nothing of the item's.
 */
function plan(
	named: readonly Named[],
	known: readonly KnownSku[],
	{ adds, isForeign, ignores }: { adds: boolean; isForeign: boolean; ignores: boolean },
): { planned: Planned[]; refused: Problem[] } {
	const planned: Planned[] = [];
	const refused: Problem[] = [];
	const here = new Map<string, number>();
	named.forEach(({ record, line }, place) => {
		const match = known[place];
		if (!match) throw new Error("A line came back without its SKU.");
		const { key, title } = match;
		const earlier = here.get(key);
		if (isForeign && line.title !== null && title !== null && hasOtherTitle(line.title, title)) {
			refused.push(problem(record, say.lineOtherTitle({ sku: line.sku, title }), true));
			return;
		}
		const outcome =
			earlier === undefined
				? attemptInPart(line, ignores, (part) => planImportLine(part, match, { line: record.line, adds }))
				: say.lineTwice({ sku: line.sku, first: earlier, second: record.line });
		if (typeof outcome === "string") refused.push(problem(record, outcome));
		else {
			here.set(key, record.line);
			planned.push({ row: outcome, record, key });
		}
	});
	return { planned, refused };
}

/** A line as a whole; or, where what can't be done is ignored, without its price, its copies or both, if anything of it is left to do. */
function attemptInPart(line: Named["line"], ignores: boolean, use: (line: Named["line"]) => ImportRow): ImportRow | string {
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

function problem({ line, cells }: FileRecord, reason: string, isDoubtful = false): Problem {
	return { line, reason, isDoubtful, content: stringify([cells.map((cell) => cell.replaceAll("\0", ""))]).trimEnd() };
}

/** The rows as the plan's hash sees them. The ids of items that do not exist yet are made up, and stay out of it. */
function fingerprint(rows: readonly ImportRow[]): string {
	return JSON.stringify(
		rows.map(({ itemId, isNew, sku, fields, targetFields, seenMinor, targetMinor, seenOnHand, targetOnHand }) => [
			isNew ? sku : itemId,
			fields,
			targetFields,
			seenMinor?.toString() ?? null,
			targetMinor?.toString() ?? null,
			seenOnHand,
			targetOnHand,
		]),
	);
}
