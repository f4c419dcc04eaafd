import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { operationLabel, parseOperationLabel } from "../../domain/inventory/operations/operation-label.ts";
import { confirmOperation } from "../../domain/inventory/services/bulk/confirm-operation.ts";
import { showOperation } from "../../domain/inventory/services/bulk/show-operation.ts";
import { defineCommand } from "./define-command.ts";
import { optionalInteger, optionalText, text } from "./option.ts";

export const bulkConfirm = defineCommand({
	name: "bulk confirm",
	summary: "Run a bulk operation exactly as it was previewed",
	examples: ["/bulk confirm B-41"],
	input: z.strictObject({
		operation: text("Its number, like B-41", { suggest: "operation", max: 20 }),
		total: optionalInteger("The number of rows, where the preview asks for it", { max: 10_000_000 }),
		plan: optionalText("The plan that is meant, as its button carries it", { max: 64 }),
	}),
	needs: ["pricing.bulk", "inventory.read"],
	audience: "channel",
	async run(scope, { operation, total, plan }) {
		const number = parseOperationLabel(operation);
		const outcome = await confirmOperation(scope, { number, plan, total });
		const reply = await showOperation(scope, { number });
		const unseen = outcome === "unseen" ? `${say.confirmUnseen({ operation: operationLabel(number) })}\n` : "";
		return { ...reply, text: `${unseen}${reply.text}`, audience: "channel" };
	},
});
