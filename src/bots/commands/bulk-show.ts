import { z } from "zod";
import { parseOperationLabel } from "../../domain/inventory/operations/operation-label.ts";
import { showOperation } from "../../domain/inventory/services/bulk/show-operation.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

export const bulkShow = defineCommand({
	name: "bulk show",
	summary: "Show a bulk operation: its preview, how far it is, what came out",
	examples: ["/bulk show B-41"],
	input: z.strictObject({ operation: text("Its number, like B-41", { suggest: "operation", max: 20 }) }),
	needs: ["inventory.read"],
	audience: "private",
	run: (scope, { operation }) => showOperation(scope, { number: parseOperationLabel(operation), withFiles: true }),
});
