import { z } from "zod";
import { parseOperationLabel } from "../../domain/inventory/operations/operation-label.ts";
import { cancelOperation } from "../../domain/inventory/services/bulk/cancel-operation.ts";
import { showOperation } from "../../domain/inventory/services/bulk/show-operation.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

export const bulkCancel = defineCommand({
	name: "bulk cancel",
	summary: "Stop a bulk operation; what it has changed stays",
	examples: ["/bulk cancel B-41"],
	input: z.strictObject({ operation: text("Its number, like B-41", { suggest: "operation", max: 20 }) }),
	needs: ["pricing.bulk", "inventory.read"],
	audience: "channel",
	async run(scope, { operation }) {
		const number = parseOperationLabel(operation);
		await cancelOperation(scope, { number });
		return { ...(await showOperation(scope, { number })), audience: "channel" };
	},
});
