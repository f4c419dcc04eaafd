import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { removeMapping } from "../../domain/inventory/services/remove-mapping.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const mappingRemove = defineCommand({
	name: "mapping remove",
	summary: "Forget how the columns of a kind of file are read",
	examples: ["/mapping remove binder"],
	input: z.strictObject({ name: text("The mapping's name", { rest: true, max: 60 }) }),
	needs: ["pricing.bulk", "inventory.read"],
	audience: "channel",
	async run(scope, { name: typed }) {
		const { name, changeNumber } = await removeMapping(scope, { name: typed });
		return { text: say.fileMappingRemoved({ name }), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
