import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({ workspaceId: z.uuid() });

/** Minutes. A message may have been refused for good just before we heard why. */
const JUST_BEFORE = 10;

/** The bot was taken out of a workspace: what is to be said there waits until it is back. Saying it again changes nothing. */
export async function markWorkspaceAway(scope: VendorScope<"workspace.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { workspaceId } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const [gone] = await scope.write.workspace.updateManyAndReturn({
		where: { vendorId, id: workspaceId, unlinkedAt: null, awaySince: null },
		data: { awaySince: scope.now },
		select: { name: true },
	});
	if (!gone) return;
	await scope.write.$executeRaw`
		UPDATE outbox SET status = 'pending', attempts = 0
		WHERE vendor_id = ${vendorId}::uuid AND workspace_id = ${workspaceId}::uuid AND status = 'failed' AND due_at > now() - make_interval(mins => ${JUST_BEFORE})`;
	await recordAudit(scope, { action: "mark-workspace-away", subjectKind: "workspace", subjectId: workspaceId, after: gone });
}
