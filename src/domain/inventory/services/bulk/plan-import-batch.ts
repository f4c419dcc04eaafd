import { createHash } from "node:crypto";
import { stringify } from "csv-stringify/sync";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/en.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { getSettings } from "../../../vendors/selectors/get-settings.ts";
import { importColumns } from "../../import-columns.ts";
import { type ImportRow, planImportLine } from "../../plan-import-line.ts";
import { planLimits } from "../../plan-limits.ts";
import { addTallies } from "../../plan-tally.ts";
import { type ImportLine, readImportLine } from "../../read-import-line.ts";
import type { FileRecord } from "../../read-records.ts";
import { findLinesOfSkus } from "../../selectors/bulk/find-lines-of-skus.ts";
import { type KnownSku, matchImportLines } from "../../selectors/bulk/match-import-lines.ts";
import { tallyImport } from "../../tally-import.ts";
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
}

/** Plans the next records of an import's file, in this one transaction with the cursor that says so. "ended" as for planChunk. */
export async function planImportBatch(scope: VendorScope<"pricing.bulk">, { operationId, slice, from, records, last }: Batch): Promise<"more" | "ended"> {
	const operation = await lockOperation(scope, { operationId });
	const { cursor, source } = operation;
	if (operation.status !== "draft" || operation.heldSince || operation.slice !== slice || cursor?.kind !== "plan" || !cursor.cleared || source.kind !== "file")
		return "ended";
	if ((cursor.file?.offset ?? source.start) !== from) return "ended";

	const settings = await getSettings(scope);
	const { currency } = settings;
	const limits = cursor.limits ?? planLimits(settings);
	const { said, problems } = understand(records, source.header, currency);
	const known = said.length === 0 ? [] : await matchImportLines(scope, { skus: said.map(({ line }) => line.sku) });
	const { planned, refused } = plan(said, known);
	const stored = await storeImportRows(scope, { operationId, rows: planned.map(({ row }) => row) });
	const rows = planned.map(({ row }) => row).filter(({ line }) => stored.has(line));
	const twice = planned.filter(({ row }) => !stored.has(row.line));
	const first = await findLinesOfSkus(scope, { operationId, keys: twice.map(({ key }) => key) });
	problems.push(
		...refused,
		...twice.map(({ row, record, key }) => problem(record, say.lineTwice({ sku: row.sku, first: first.get(key) ?? 0, second: row.line }))),
	);
	await scope.write.bulkOperationProblem.createMany({
		data: problems.map((problem) => ({ vendorId: scope.vendorId, bulkOperationId: operationId, ...problem })),
	});

	const digest = createHash("sha256").update(cursor.hash).update(fingerprint(rows)).digest("hex");
	const next = {
		...cursor,
		hash: digest,
		limits,
		tally: addTallies(cursor.tally, { ...tallyImport(rows, limits), problems: problems.length }),
		file: records.at(-1)?.next ?? cursor.file,
	};
	if (last) await finishPlan(scope, { operation, cursor: next });
	else await savePlanCursor(scope, { operationId, cursor: next });
	return last ? "ended" : "more";
}

interface Said {
	record: FileRecord;
	line: ImportLine;
}

function understand(records: readonly FileRecord[], header: readonly string[], currency: string): { said: Said[]; problems: Problem[] } {
	const columns = importColumns(header);
	const said: Said[] = [];
	const problems: Problem[] = [];
	for (const record of records) {
		const outcome = attempt(() => readImportLine(record.cells, columns, currency));
		if (typeof outcome === "string") problems.push(problem(record, outcome));
		else said.push({ record, line: outcome });
	}
	return { said, problems };
}

interface Planned {
	row: ImportRow;
	record: FileRecord;
	/** The SKU as the database compares it. */
	key: string;
}

/** Of lines here that name the same SKU the first is taken; one that an earlier batch took is found when the rows are stored. */
function plan(said: readonly Said[], known: readonly KnownSku[]): { planned: Planned[]; refused: Problem[] } {
	const planned: Planned[] = [];
	const refused: Problem[] = [];
	const here = new Map<string, number>();
	said.forEach(({ record, line }, place) => {
		const match = known[place];
		if (!match) throw new Error("A line came back without its SKU.");
		const { key } = match;
		const earlier = here.get(key);
		const outcome =
			earlier === undefined ? attempt(() => planImportLine(line, match, record.line)) : say.lineTwice({ sku: line.sku, first: earlier, second: record.line });
		if (typeof outcome === "string") refused.push(problem(record, outcome));
		else {
			here.set(key, record.line);
			planned.push({ row: outcome, record, key });
		}
	});
	return { planned, refused };
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

function problem({ line, cells }: FileRecord, reason: string): Problem {
	return { line, reason, content: stringify([cells.map((cell) => cell.replaceAll("\0", ""))]).trimEnd() };
}

/** The rows as the plan's hash sees them. The ids of items that do not exist yet are made up, and stay out of it. */
function fingerprint(rows: readonly ImportRow[]): string {
	return JSON.stringify(
		rows.map(({ itemId, isNew, sku, fields, seenMinor, targetMinor, seenOnHand, targetOnHand }) => [
			isNew ? sku : itemId,
			fields,
			seenMinor?.toString() ?? null,
			targetMinor?.toString() ?? null,
			seenOnHand,
			targetOnHand,
		]),
	);
}
