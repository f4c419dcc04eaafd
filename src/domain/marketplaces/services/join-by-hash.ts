import type { VendorScope } from "../../core/permissions/scopes.ts";

/** Has the rest of the transaction join by hash: right after tens of thousands of rows came, the planner takes each table for a small one, and would go through all of one for each row of the other. */
export async function joinByHash(scope: VendorScope): Promise<void> {
	await scope.write.$executeRaw`SELECT set_config('enable_nestloop', 'off', true)`;
}
