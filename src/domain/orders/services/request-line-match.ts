import type { VendorScope } from "../../core/permissions/scopes.ts";
import { listWaitingConnections } from "../selectors/list-waiting-connections.ts";

/** Asks to look again at lines that wait for their item, after something came that may be it. Costs one look at an index that is nearly always empty. */
export async function requestLineMatch(scope: VendorScope): Promise<void> {
	const { vendorId } = scope;
	for (const connectionId of await listWaitingConnections(scope)) {
		scope.afterCommit({ job: "match-lines", id: connectionId, run: scope.now.getTime(), payload: { vendorId, connectionId } });
	}
}
