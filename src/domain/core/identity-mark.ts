import type { Vault } from "./vault.ts";

/** What may be kept of a chat identity that is forgotten: a keyed digest. Whoever comes with the identity again shows the same; nobody reads it back. */
export function identityMark(vault: Vault, { surface, externalId }: { surface: string; externalId: string }): string {
	return vault.digest(`identity:${surface}:${externalId}`);
}
