import { DomainError } from "../errors.ts";
import { say } from "../messages/say.ts";
import type { Permission } from "./roles.ts";
import type { VendorScope } from "./scopes.ts";

const heldBy = new WeakMap<object, readonly Permission[]>();

/** Remembers what a scope's principal was found to hold. For the mint. */
export function rememberHeld(scope: object, held: readonly Permission[]): void {
	heldBy.set(scope, held);
}

/**
 * The same scope with one more permission proved, where only the row tells what is needed (an undo of a price, of a sale).
 * @throws DomainError permission_denied
 */
export function alsoNeeds<P extends Permission, const N extends Permission>(scope: VendorScope<P>, need: N): VendorScope<P | N> {
	if (!holds(scope, need)) throw new DomainError("permission_denied", say.mayNot({ permission: need }));
	return scope as unknown as VendorScope<P | N>;
}

/** Whether a scope's principal was found to hold a permission: for what a reply may show, where what it may do is proved elsewhere. */
export function holds(scope: object, permission: Permission): boolean {
	return heldBy.get(scope)?.includes(permission) ?? false;
}
