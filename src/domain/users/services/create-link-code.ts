import { oneTimeCode } from "../../core/one-time-code.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { getSelf } from "../selectors/get-self.ts";

/** Minutes that a code is good for. */
export const LINK_MINUTES = 10;

/** Makes a one-time code that joins whichever chat identity types it to the caller. Codes of theirs from before are void. */
export async function createLinkCode(scope: PersonScope): Promise<{ code: string }> {
	const { personId } = await getSelf(scope);
	const code = oneTimeCode();
	const expiresAt = new Date(scope.now.getTime() + LINK_MINUTES * 60_000);
	await scope.write.linkCode.deleteMany({ where: { personId, usedAt: null } });
	await scope.write.linkCode.createMany({ data: [{ personId, codeHash: scope.vault.digest(code), createdAt: scope.now, expiresAt }] });
	return { code };
}
