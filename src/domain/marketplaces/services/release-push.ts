import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getPush } from "../selectors/get-push.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** So many listings may be shown as sold out; more of them ask again. */
	zeros: z.int().min(1).max(10_000_000),
});

/**
 * Lets a connection go on that stopped by itself before it showed many listings as sold out.
 * @throws DomainError not_found; conflict when it has not stopped
 */
export async function releasePush(
	scope: VendorScope<"market.manage" | "market.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ number: number; zeros: number }> {
	const { connectionId, zeros } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const { number, held } = await getPush(scope, { connectionId });
	if (!held) throw new DomainError("conflict", say.pushNotHeld({ connection: number }));
	await scope.write.connection.updateMany({ where: { vendorId, id: connectionId }, data: { pushHeldAt: null, pushHeldZeros: null, pushAllowedZeros: zeros } });
	await recordAudit(scope, { action: "release-push", subjectKind: "connection", subjectId: connectionId, after: { number, zeros } });
	scope.afterCommit({ job: "push-listings", id: connectionId, run: `released${scope.now.getTime()}`, payload: { vendorId, connectionId } });
	return { number, zeros };
}
