import { z } from "zod";
import { parseOperationLabel } from "../../domain/inventory/operations/operation-label.ts";
import { setImportQuantities } from "../../domain/inventory/services/bulk/set-import-quantities.ts";
import { showOperation } from "../../domain/inventory/services/bulk/show-operation.ts";
import { defineCommand } from "./define-command.ts";
import { choice, text } from "./option.ts";

export const bulkQuantities = defineCommand({
	name: "bulk quantities",
	summary: "Say whether an import's quantities replace the copies on hand or are added",
	examples: ["/bulk quantities B-41 add"],
	input: z.strictObject({
		operation: text("Its number, like B-41", { suggest: "operation", max: 20 }),
		quantities: choice("set replaces the copies on hand, add adds to them", ["set", "add"]),
	}),
	needs: ["pricing.bulk", "inventory.read"],
	audience: "channel",
	async run(scope, { operation, quantities }) {
		const number = parseOperationLabel(operation);
		await setImportQuantities(scope, { number, quantities });
		return { ...(await showOperation(scope, { number })), audience: "channel" };
	},
});
