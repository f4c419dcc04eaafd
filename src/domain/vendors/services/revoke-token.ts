import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import { parseInput } from "../../core/parse-input.ts";
import { holds } from "../../core/permissions/also-needs.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { findLiveToken } from "../selectors/find-live-token.ts";
import { listTokens } from "../selectors/list-tokens.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.union([
	z.strictObject({ name: z.string().trim().min(1).max(200) }),
	/** Takes back that it was made. */
	z.strictObject({ tokenId: z.uuid() }),
]);

/** Names that a typing error is looked for among. */
const NEAR = 200;

/**
 * Voids a token: one's own, or, as an owner, anyone's.
 * @throws DomainError not_found, also for one that is revoked already; permission_denied for another's
 */
export async function revokeToken(scope: VendorScope<"token.manage">, input: z.input<typeof inputSchema>): Promise<{ name: string; who: string | null }> {
	const wanted = parseInput(inputSchema, input);
	const { vendorId, actor, now } = scope;
	const token = await findLiveToken(scope, wanted);
	if (!token) throw await unknown(scope, "name" in wanted ? wanted.name : "");
	const { id, name, role, personId, who } = token;
	const isOwn = personId === actor.personId;
	if (!isOwn && !holds(scope, "team.manage")) throw new DomainError("permission_denied", say.tokenOfAnother({ name, who }));
	const { count } = await scope.write.apiToken.updateMany({ where: { vendorId, id, revokedAt: null }, data: { revokedAt: now } });
	if (count === 0) throw await unknown(scope, name);
	await recordAudit(scope, {
		action: "tokenId" in wanted ? "undo-create-token" : "revoke-token",
		subjectKind: "token",
		subjectId: id,
		before: { name, role },
	});
	return { name, who: isOwn ? null : who };
}

async function unknown(scope: VendorScope<"token.manage">, name: string): Promise<DomainError> {
	const names = (await listTokens(scope, { limit: NEAR })).map((token) => token.name);
	return new DomainError("not_found", say.tokenUnknown({ name, near: nearest(name, names) }), { hint: say.tokenUnknownHint() });
}
