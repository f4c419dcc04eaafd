import type { ReadScope } from "../../core/permissions/scopes.ts";

interface LiveToken {
	id: string;
	name: string;
	role: string;
	personId: string;
	who: string;
}

/** The token of this name, in any case of letters, that nobody has revoked; or the one with this id. */
export async function findLiveToken(scope: ReadScope<"token.manage">, { name, tokenId }: { name?: string; tokenId?: string }): Promise<LiveToken | null> {
	const [token] = await scope.read.$queryRaw<LiveToken[]>`
		SELECT token.id, token.name, token.role, token.person_id AS "personId", person.display_name AS who
		FROM api_token token JOIN person ON person.id = token.person_id
		WHERE token.vendor_id = ${scope.vendorId}::uuid AND token.kind = 'program' AND token.revoked_at IS NULL
			AND (lower(token.name) = lower(${name ?? null}) OR token.id = ${tokenId ?? null}::uuid)`;
	return token ?? null;
}
