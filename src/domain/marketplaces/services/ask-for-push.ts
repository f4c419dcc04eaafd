import type { VendorScope } from "../../core/permissions/scopes.ts";
import { listPushedConnections } from "../selectors/list-pushed-connections.ts";

/** Scopes that have asked already: a ticket of thirty lines moves stock thirty times. */
const asked = new WeakSet<object>();

/** Has what sells elsewhere told at once, when this transaction is committed, that stock has changed. What it is the marks say; without this the sweep finds them. */
export async function askForPush(scope: VendorScope): Promise<void> {
	if (asked.has(scope)) return;
	asked.add(scope);
	for (const { id: connectionId } of await listPushedConnections(scope)) {
		scope.afterCommit({ job: "push-listings", id: connectionId, run: scope.now.getTime(), payload: { vendorId: scope.vendorId, connectionId } });
	}
}
