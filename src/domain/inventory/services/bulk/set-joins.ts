import type { VendorScope } from "../../../core/permissions/scopes.ts";

/**
 * How the rest of the transaction joins a chunk's rows with their items. "in passing": by merge joins, which take the items in the order of their ids, so that
 * nobody waits for us in a circle, and pass each once, even when the database has not counted its tables yet and believes them empty. "by key": as it sees fit.
 */
export async function setJoins(scope: VendorScope, way: "in passing" | "by key"): Promise<void> {
	const other = way === "in passing" ? "off" : "on";
	await scope.write.$executeRaw`SELECT set_config('enable_hashjoin', ${other}, true), set_config('enable_nestloop', ${other}, true)`;
}
