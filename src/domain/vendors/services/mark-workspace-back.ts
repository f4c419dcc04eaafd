import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({ workspaceId: z.uuid() });

/** Messages asked for at once; the sweep finds the rest. */
const AT_ONCE = 200;

/** The bot is in a workspace again: what had to wait goes out. Saying it again changes nothing. */
export async function markWorkspaceBack(scope: VendorScope<"workspace.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { workspaceId } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const [back] = await scope.write.workspace.updateManyAndReturn({
		where: { vendorId, id: workspaceId, awaySince: { not: null } },
		data: { awaySince: null },
		select: { name: true },
	});
	if (!back) return;
	await recordAudit(scope, { action: "mark-workspace-back", subjectKind: "workspace", subjectId: workspaceId, after: back });
	const waiting = await scope.write.$queryRaw<{ id: string }[]>`
		UPDATE outbox SET due_at = CASE WHEN is_held THEN greatest(due_at, now()) ELSE now() END, attempts = 0
		WHERE vendor_id = ${vendorId}::uuid AND workspace_id = ${workspaceId}::uuid AND status = 'pending' RETURNING id`;
	for (const { id } of waiting.slice(0, AT_ONCE)) {
		scope.afterCommit({ job: "send-outbox", id, run: `back${now.getTime()}`, payload: { vendorId, outboxId: id } });
	}
}
