import type { SystemScope } from "../../core/permissions/scopes.ts";

interface TokenHolder {
	tokenId: string;
	vendorId: string;
	personId: string;
	lastUsedAt: Date | null;
}

/** For whom a token speaks; null for one that is unknown, revoked or expired and for a member who left, all by the same one question. */
export async function findTokenHolder(
	scope: SystemScope,
	{ token, kind }: { token: string; kind: "program" | "link" | "session" },
): Promise<TokenHolder | null> {
	const [holder] = await scope.read.$queryRaw<TokenHolder[]>`
		SELECT token.id AS "tokenId", token.vendor_id AS "vendorId", token.person_id AS "personId", token.last_used_at AS "lastUsedAt"
		FROM api_token token JOIN membership ON membership.vendor_id = token.vendor_id AND membership.person_id = token.person_id
		WHERE token.token_hash = ${scope.vault.digest(token)} AND token.kind = ${kind} AND token.revoked_at IS NULL AND (token.expires_at IS NULL OR token.expires_at > ${scope.now})`;
	return holder ?? null;
}
