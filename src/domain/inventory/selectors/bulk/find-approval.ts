import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { ShopSettings } from "../../../vendors/selectors/get-settings.ts";
import { listHolders } from "../../../vendors/selectors/list-holders.ts";
import { type Approval, approvalOf } from "../../operations/approval.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { passedGuardRails } from "../../operations/guard-rails.ts";

/** What an operation's plan needs besides a confirmation, or null when it passes none of the shop's guard rails. */
export async function findApproval(scope: ReadScope, { operation, settings }: { operation: BulkOperation; settings: ShopSettings }): Promise<Approval | null> {
	const { status, summary, rowsTotal, confirmedBy } = operation;
	if (status !== "previewed" || !summary || rowsTotal === 0) return null;
	const passed = passedGuardRails(summary.tally, settings);
	if (passed.length === 0) return null;
	return approvalOf(passed, { holders: await listHolders(scope, { permission: "pricing.bulk" }), confirmedBy });
}
