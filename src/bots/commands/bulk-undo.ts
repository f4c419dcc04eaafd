import { z } from "zod";
import { parseOperationLabel } from "../../domain/inventory/operations/operation-label.ts";
import { draftUndo } from "../../domain/inventory/services/bulk/draft-undo.ts";
import { showOperation } from "../../domain/inventory/services/bulk/show-operation.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

export const bulkUndo = defineCommand({
	name: "bulk undo",
	summary: "Take a bulk operation back, after a preview of what would be restored",
	examples: ["/bulk undo B-41"],
	input: z.strictObject({ operation: text("Its number, like B-41", { suggest: "operation", max: 20 }) }),
	needs: ["pricing.bulk", "inventory.read"],
	audience: "channel",
	async run(scope, { operation }) {
		const { number } = await draftUndo(scope, { number: parseOperationLabel(operation) });
		return { ...(await showOperation(scope, { number })), audience: "channel" };
	},
});
