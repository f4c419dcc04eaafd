import type { VendorScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import type { Begun } from "../../domain/inventory/services/bulk/begin-operation.ts";
import { showOperation } from "../../domain/inventory/services/bulk/show-operation.ts";
import { scheduleReply } from "./schedule-reply.ts";

/** What a bulk change that was just begun will do, or when. */
export async function begunReply(scope: VendorScope<"inventory.read">, { number, changeNumber }: Begun): Promise<Reply> {
	if (changeNumber !== null) return scheduleReply(scope, { number, changeNumber });
	return { ...(await showOperation(scope, { number })), audience: "channel" };
}
