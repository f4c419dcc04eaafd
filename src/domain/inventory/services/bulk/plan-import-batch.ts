import { createHash } from "node:crypto";
import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { getSettings } from "../../../vendors/selectors/get-settings.ts";
import type { FileRecord } from "../../files/read-records.ts";
import type { Understood } from "../../files/understand-records.ts";
import { importProblem } from "../../imports/import-problem.ts";
import type { ImportRow } from "../../imports/plan-import-line.ts";
import { planImportLines } from "../../imports/plan-import-lines.ts";
import { tallyImport } from "../../imports/tally-import.ts";
import { planLimits } from "../../operations/plan-limits.ts";
import { addTallies } from "../../operations/plan-tally.ts";
import { findFirstLines } from "../../selectors/bulk/find-first-lines.ts";
import { matchImportLines } from "../../selectors/bulk/match-import-lines.ts";
import { placeImportLines } from "../../selectors/bulk/place-import-lines.ts";
import { finishPlan } from "./finish-plan.ts";
import { lockOperation } from "./lock-operation.ts";
import { savePlanCursor } from "./save-plan-cursor.ts";
import { storeImportRows } from "./store-import-rows.ts";

/** Records of a file that were read and understood, one behind the other. */
export interface ReadLines extends Understood {
	/** The byte at which the first record begins: anything else than the cursor's means that another worker was here. */
	from: number;
	/** Behind the last record; null of none. */
	end: FileRecord["next"] | null;
	/** True behind the file's last record. */
	last: boolean;
}

interface Batch {
	operationId: string;
	slice: number;
	read: ReadLines;
	/** Called while the database stores what is planned: what there is to reckon then costs no time. It may be called again, when the transaction is. */
	meanwhile: () => void;
}

/** Plans the next records of an import's file, in this one transaction with the cursor that says so. "ended" as for planChunk. */
export async function planImportBatch(scope: VendorScope<"pricing.bulk">, { operationId, slice, read, meanwhile }: Batch): Promise<"more" | "ended"> {
	const operation = await lockOperation(scope, { operationId });
	const { cursor, source } = operation;
	if (operation.status !== "draft" || operation.heldSince || operation.slice !== slice || cursor?.kind !== "plan" || !cursor.cleared || source.kind !== "file")
		return "ended";
	if ((cursor.file?.offset ?? source.start) !== read.from) return "ended";

	const limits = cursor.limits ?? planLimits(await getSettings(scope));
	const { said, refused, carried, end, last } = read;
	const problems = refused.map(({ record, reason }) => importProblem(record, reason));
	const { lines, unplaced } = await placeImportLines(scope, { source, said });
	const skus = lines.map(({ line }) => line.sku);
	const known = lines.length === 0 ? [] : await matchImportLines(scope, { skus, locationIds: lines.map(({ at }) => at?.id ?? null) });
	const outcome = planImportLines(lines, known, {
		adds: source.quantities === "add",
		isForeign: source.format !== "omni",
		ignores: operation.errorPolicy === "ignore",
		firsts: lines.some(({ at }) => at !== null) ? await findFirstLines(scope, { operationId, skus: known }) : new Map(),
	});
	const storing = storeImportRows(scope, { operationId, rows: outcome.planned.map(({ row }) => row) });
	meanwhile();
	const twice = await storing;
	problems.push(...unplaced, ...outcome.refused);
	const rows: ImportRow[] = [];
	for (const { row, record } of outcome.planned) {
		const first = twice.get(row.line);
		if (first === undefined) rows.push(row);
		else problems.push(importProblem(record, say.lineTwice({ sku: row.sku, first, second: row.line })));
	}
	if (problems.length > 0) {
		await scope.write.bulkOperationProblem.createMany({
			data: problems.map(({ isDoubtful: _, ...kept }) => ({ vendorId: scope.vendorId, bulkOperationId: operationId, ...kept })),
		});
	}

	const digest = createHash("sha256").update(cursor.hash).update(fingerprint(rows)).digest("hex");
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

/** The rows as the plan's hash sees them. The ids of items that do not exist yet are made up, and stay out of it. */
function fingerprint(rows: readonly ImportRow[]): string {
	return JSON.stringify(
		rows.map(({ itemId, at, isNew, sku, fields, targetFields, seenMinor, targetMinor, seenOnHand, targetOnHand }) => [
			isNew ? sku : itemId,
			...(at ? [at.id] : []),
			fields,
			targetFields,
			seenMinor?.toString() ?? null,
			targetMinor?.toString() ?? null,
			seenOnHand,
			targetOnHand,
		]),
	);
}
