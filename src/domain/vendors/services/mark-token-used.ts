import type { VendorScope } from "../../core/permissions/scopes.ts";

/** Milliseconds between two notes of a token's use: one that is used all the time would else be written all the time. */
export const TOKEN_NOTED_EVERY = 60_000;

/** Notes that a token is in use. No change of the shop's, and so no entry in its audit. */
export async function markTokenUsed(scope: VendorScope, { tokenId }: { tokenId: string }): Promise<void> {
	const { vendorId, now } = scope;
	const before = new Date(now.getTime() - TOKEN_NOTED_EVERY);
	await scope.write.apiToken.updateMany({
		where: { vendorId, id: tokenId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
		data: { lastUsedAt: now },
	});
}
