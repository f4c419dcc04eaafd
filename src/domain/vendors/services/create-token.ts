import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import { ROLES, type Role } from "../../core/permissions/roles.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { TOKEN_PREFIX } from "../../core/token-prefix.ts";
import { parseExpiry } from "../parse-expiry.ts";
import { findMembership } from "../selectors/find-membership.ts";
import { getVendor } from "../selectors/get-vendor.ts";
import { lockTeam } from "./lock-team.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({
	name: z.string().trim().min(1).max(100),
	/** What it may do at most; staff, or the maker's own role where that is lower, when left out. */
	role: z.enum(ROLES).optional(),
	/** As typed: see parse-expiry. */
	expires: z.string().max(50).optional(),
});

interface Made {
	/** Shown once; only its digest is kept. */
	token: string;
	name: string;
	role: Role;
	expiresAt: Date | null;
	changeNumber: bigint;
}

/**
 * Makes a token that acts for the caller in this shop.
 * @throws DomainError permission_denied for more than the caller's own role and for what speaks by a token itself; conflict for a name that
 * is taken; invalid_input
 */
export async function createToken(scope: VendorScope<"token.manage">, input: z.input<typeof inputSchema>): Promise<Made> {
	const { name, role: wanted, expires } = parseInput(inputSchema, input);
	const { vendorId, now, actor } = scope;
	const { personId } = actor;
	if (actor.surface === "api") throw new DomainError("permission_denied", say.tokenByToken(), { hint: say.tokenByTokenHint() });
	// Whoever is being removed in this moment leaves no token behind.
	await lockTeam(scope);
	const maker = personId ? await findMembership(scope, { personId }) : null;
	if (!personId || !maker) throw new DomainError("permission_denied", say.tokenNeedsMember());
	const role = wanted ?? lower(maker.role, "staff");
	if (lower(maker.role, role) !== role) throw new DomainError("permission_denied", say.tokenRoleTooHigh({ role, own: maker.role }));
	const expiresAt = expires === undefined ? null : parseExpiry(expires, { now, timezone: (await getVendor(scope)).timezone });

	const token = `${TOKEN_PREFIX}${randomBytes(32).toString("base64url")}`;
	const id = uuidv7();
	// What is over gives its name back.
	await scope.write.$executeRaw`
		UPDATE api_token SET revoked_at = expires_at WHERE vendor_id = ${vendorId}::uuid AND lower(name) = lower(${name}) AND revoked_at IS NULL AND expires_at <= ${now}`;
	const { count } = await scope.write.apiToken.createMany({
		data: [{ id, vendorId, personId, name, role, tokenHash: scope.vault.digest(token), createdAt: now, expiresAt }],
		skipDuplicates: true,
	});
	if (count === 0) throw new DomainError("conflict", say.tokenNameTaken({ name }), { hint: say.tokenNameTakenHint({ name }) });
	const changeNumber = await recordAudit(scope, {
		action: "create-token",
		subjectKind: "token",
		subjectId: id,
		after: { name, role, ...(expiresAt && { expiresAt: expiresAt.toISOString() }) },
		inverse: { kind: "token", tokenId: id },
	});
	return { token, name, role, expiresAt, changeNumber };
}

function lower(one: Role, other: Role): Role {
	return ROLES.indexOf(one) > ROLES.indexOf(other) ? one : other;
}
