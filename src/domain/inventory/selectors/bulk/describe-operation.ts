import { say } from "../../../core/messages/say.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { Reply, ReplyAttachment } from "../../../core/reply.ts";
import { marketplaceTitle } from "../../../marketplaces/marketplaces.ts";
import { listReceipts, type PriceReceipt } from "../../../marketplaces/selectors/list-receipts.ts";
import { findPersonName } from "../../../vendors/selectors/find-person-name.ts";
import { getSettings } from "../../../vendors/selectors/get-settings.ts";
import { problemsFile } from "../../imports/problems-file.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { composeOperationReply } from "../../operations/compose-operation-reply.ts";
import { operationTouches } from "../../operations/operation-touches.ts";
import { resultFile } from "../../operations/result-file.ts";
import { rowOutcome } from "../../operations/row-outcome.ts";
import { findApproval } from "./find-approval.ts";
import { getOperation } from "./get-operation.ts";
import { listMovedRows } from "./list-moved-rows.ts";
import { listOperationRows } from "./list-operation-rows.ts";
import { listProblems } from "./list-problems.ts";

const SAMPLE = 10;
/** Lines in a file; a shop that sends more bad ones has sent the wrong file. */
const LINES = 20_000;

interface Asked {
	number: number;
	/** Attach the lines of a file that can't be taken, and what became of each row. */
	withFiles?: boolean;
}

/**
 * An operation's newest state as a reply, whatever its status: the plan, how far it is, what came out, and the buttons that fit.
 * @throws DomainError not_found
 */
export async function describeOperation(scope: ReadScope, { number, withFiles = false }: Asked): Promise<Reply> {
	const operation = await getOperation(scope, { number });
	const settings = await getSettings(scope);
	const operationId = operation.id;
	const { summary, rowsSkipped, status, source, heldSince, confirmedBy, createdBy } = operation;
	const hasProblems = status !== "draft" && (summary?.tally.problems ?? 0) > 0;
	const problems = hasProblems ? await listProblems(scope, { operationId, limit: withFiles ? LINES : SAMPLE }) : [];
	const editsItems = operationTouches(operation) === "items";
	const moved = rowsSkipped > 0 && !editsItems ? await listMovedRows(scope, { operationId, limit: SAMPLE }) : [];
	const troubles = editsItems && isTroubled(operation) ? await listTroubles(scope, operation) : [];
	const approval = await findApproval(scope, { operation, settings });
	const heldOf = heldSince ? await findPersonName(scope, { personId: confirmedBy ?? createdBy }) : null;
	const reply = composeOperationReply(operation, { vendor: settings, problems: problems.slice(0, SAMPLE), moved, troubles, approval, heldOf, now: scope.now });
	const receipts = await listReceipts(scope, { operationId });
	if (receipts.length > 0) reply.text = `${reply.text}\n${say.priceReceipts(receipts.map(receiptLine))}`;
	if (!withFiles) return reply;
	const attachments = problems.length > 0 && source.kind === "file" ? [problemsFile({ number, header: source.header, problems })] : [];
	const result = await findResult(scope, { operation, currency: settings.currency });
	if (result.file) attachments.push(result.file);
	return {
		...reply,
		...(result.note !== null && { text: [reply.text, result.note].filter(Boolean).join("\n") }),
		...(attachments.length > 0 && { attachments }),
	};
}

const receiptLine = ({ marketplace, connection, ...counts }: PriceReceipt) => ({ ...counts, connection, marketplace: marketplaceTitle(marketplace) });

/** Some row can't be done or was not; while it runs nobody looks for them, since that passes all rows. */
function isTroubled({ status, summary, rowsSkipped }: BulkOperation): boolean {
	const { failed = 0, partial = 0 } = summary?.tally ?? {};
	return status !== "draft" && status !== "queued" && status !== "running" && failed + partial + rowsSkipped > 0;
}

async function listTroubles(scope: ReadScope, { id, status, cursor }: BulkOperation): Promise<{ sku: string; title: string; why: string }[]> {
	const isPlan = status === "previewed";
	const rows = await listOperationRows(scope, { operationId: id, reached: reachedBy(cursor), limit: SAMPLE, troubled: true });
	return rows.map((row) => ({ sku: row.sku, title: row.title, why: row.reason ?? say.rowOutcome({ outcome: rowOutcome(row, { isPlan }) }) }));
}

/** The file of an operation's rows, once it has ended; of a plan, those that can't be done. A note where there are more than a file takes. */
async function findResult(
	scope: ReadScope,
	{ operation, currency }: { operation: BulkOperation; currency: string },
): Promise<{ file: ReplyAttachment | null; note: string | null }> {
	const { id: operationId, number, status, summary, cursor, rowsTotal } = operation;
	const isPlan = status === "previewed";
	const { failed = 0, partial = 0 } = summary?.tally ?? {};
	const isOver = !isPlan && status !== "draft" && status !== "queued" && status !== "running" && summary !== null;
	if (!isOver && !(isPlan && failed + partial > 0)) return { file: null, note: null };
	const isLong = rowsTotal + failed > LINES;
	const rows = await listOperationRows(scope, { operationId, reached: reachedBy(cursor), limit: LINES, troubled: isPlan || isLong });
	const file = rows.length > 0 ? resultFile({ number, currency, isPlan, rows }) : null;
	return { file, note: isLong && !isPlan ? say.resultTooLong({ rows: rowsTotal + failed, max: LINES }) : null };
}

function reachedBy(cursor: BulkOperation["cursor"]): string | null {
	return cursor?.kind === "run" ? cursor.after : null;
}
