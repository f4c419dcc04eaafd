import type { ReadScope } from "../../core/permissions/scopes.ts";

interface TokenRow {
	name: string;
	role: string;
	who: string;
	expiresAt: Date | null;
	lastUsedAt: Date | null;
}

/** The vendor's tokens that nobody has revoked, by name, `after` the one that ended the last page. */
export function listTokens(scope: ReadScope<"token.manage">, { after = "", limit }: { after?: string | undefined; limit: number }): Promise<TokenRow[]> {
	return scope.read.$queryRaw<TokenRow[]>`
		SELECT token.name, token.role, person.display_name AS who, token.expires_at AS "expiresAt", token.last_used_at AS "lastUsedAt"
		FROM api_token token JOIN person ON person.id = token.person_id
		WHERE token.vendor_id = ${scope.vendorId}::uuid AND token.kind = 'program' AND token.revoked_at IS NULL AND lower(token.name) > lower(${after})
		ORDER BY lower(token.name) LIMIT ${limit}`;
}
