import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { tellProgress } from "../../inventory/services/bulk/tell-progress.ts";
import { isReceiptDue } from "../selectors/is-receipt-due.ts";
import { countReceipts } from "./count-receipts.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid() });

/** Has the messages of bulk operations edited whose prices go out to a connection: every few seconds, and when nothing waits any more. */
export async function tellReceipts(scope: VendorScope<"inventory.read">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId } = parseInput(inputSchema, input);
	if (!(await isReceiptDue(scope, { connectionId }))) return;
	for (const operationId of await countReceipts(scope, { connectionId })) await tellProgress(scope, { operationId });
}
