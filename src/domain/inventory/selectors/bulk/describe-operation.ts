import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { Reply } from "../../../core/reply.ts";
import { findPersonName } from "../../../vendors/selectors/find-person-name.ts";
import { getSettings } from "../../../vendors/selectors/get-settings.ts";
import { composeOperationReply } from "../../compose-operation-reply.ts";
import { problemsFile } from "../../problems-file.ts";
import { findApproval } from "./find-approval.ts";
import { getOperation } from "./get-operation.ts";
import { listMovedRows } from "./list-moved-rows.ts";
import { listProblems } from "./list-problems.ts";

const SAMPLE = 10;
/** Lines in the file of problems; a shop that sends more bad ones has sent the wrong file. */
const PROBLEMS = 20_000;

interface Asked {
	number: number;
	/** Attach the lines that can't be taken. */
	withProblems?: boolean;
}

/**
 * An operation's newest state as a reply, whatever its status: the plan, how far it is, what came out, and the buttons that fit.
 * @throws DomainError not_found
 */
export async function describeOperation(scope: ReadScope, { number, withProblems = false }: Asked): Promise<Reply> {
	const operation = await getOperation(scope, { number });
	const settings = await getSettings(scope);
	const operationId = operation.id;
	const { summary, rowsSkipped, status, source, heldSince, confirmedBy, createdBy } = operation;
	const hasProblems = status !== "draft" && (summary?.tally.problems ?? 0) > 0;
	const problems = hasProblems ? await listProblems(scope, { operationId, limit: withProblems ? PROBLEMS : SAMPLE }) : [];
	const moved = rowsSkipped > 0 ? await listMovedRows(scope, { operationId, limit: SAMPLE }) : [];
	const approval = await findApproval(scope, { operation, settings });
	const heldOf = heldSince ? await findPersonName(scope, { personId: confirmedBy ?? createdBy }) : null;
	const reply = composeOperationReply(operation, { vendor: settings, problems: problems.slice(0, SAMPLE), moved, approval, heldOf, now: scope.now });
	if (!withProblems || problems.length === 0 || source.kind !== "file") return reply;
	return { ...reply, attachments: [problemsFile({ number, header: source.header, problems })] };
}
