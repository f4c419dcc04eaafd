import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({ workspaceId: z.uuid() });

/**
 * Takes a workspace from the shop. Its row stays, with what was said there and what it had asked to hear: linked again, it has them back.
 * @throws DomainError not_found, also when it is unlinked already
 */
export async function unlinkWorkspace(scope: VendorScope<"shop.manage">, input: z.input<typeof inputSchema>): Promise<void> {
	const { workspaceId } = parseInput(inputSchema, input);
	const [unlinked] = await scope.write.workspace.updateManyAndReturn({
		where: { vendorId: scope.vendorId, id: workspaceId, unlinkedAt: null },
		data: { unlinkedAt: scope.now },
		select: { name: true, surface: true },
	});
	if (!unlinked) throw new DomainError("not_found", say.workspaceGone(), { hint: say.workspacesHint() });
	await recordAudit(scope, { action: "unlink-workspace", subjectKind: "workspace", subjectId: workspaceId, before: unlinked });
}
