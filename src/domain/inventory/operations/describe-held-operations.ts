import { say } from "../../core/messages/say.ts";
import type { Reply, ReplyAction } from "../../core/reply.ts";
import type { HeldOperation } from "../selectors/bulk/list-open-operations.ts";
import { operationLabel } from "./operation-label.ts";

/** What a member who left has left undone, with the buttons that finish or cancel each. */
export function describeHeldOperations(operations: readonly HeldOperation[]): { text: string | null; rows: Reply["rows"] | null; actions: ReplyAction[] } {
	if (operations.length === 0) return { text: null, rows: null, actions: [] };
	return {
		text: say.heldText({ count: operations.length }),
		rows: {
			columns: say.heldOperationColumns(),
			rows: operations.map(({ number, kind, status, rowsDone, rowsTotal }) => [
				operationLabel(number),
				say.operationKind({ kind }),
				say.heldStatus({ status }),
				say.heldDone({ done: rowsDone, total: rowsTotal }),
			]),
		},
		actions: operations.flatMap(buttons),
	};
}

function buttons({ number, status, planHash }: HeldOperation): ReplyAction[] {
	const operation = operationLabel(number);
	const plan = planHash === null ? "" : ` plan:${planHash.slice(0, 8)}`;
	const goOn: ReplyAction =
		status === "previewed"
			? { label: say.lookLabel({ operation }), command: `/bulk show ${operation}`, style: "primary" }
			: { label: say.finishLabel({ operation }), command: `/bulk confirm ${operation}${plan}`, style: "primary" };
	return [goOn, { label: say.cancelOneLabel({ operation }), command: `/bulk cancel ${operation}`, style: "secondary" }];
}
