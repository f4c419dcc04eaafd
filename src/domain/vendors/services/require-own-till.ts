import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getSettings } from "../selectors/get-settings.ts";

/**
 * Sales over the counter are booked here only while the shop has no other till: one that books them too would sell each copy twice.
 * @throws DomainError conflict that names the till
 */
export async function requireOwnTill(scope: VendorScope): Promise<void> {
	const { till } = await getSettings(scope);
	if (till !== "omni") throw new DomainError("conflict", say.otherTill({ till }), { hint: say.otherTillHint() });
}
