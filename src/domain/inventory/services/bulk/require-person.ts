import type { VendorScope } from "../../../core/permissions/scopes.ts";

/** The person who acts. A bulk operation is always somebody's: a connection or the worker never starts one. */
export function requirePerson(scope: VendorScope): string {
	const { personId } = scope.actor;
	if (personId === null) throw new Error("A bulk operation needs a person.");
	return personId;
}
