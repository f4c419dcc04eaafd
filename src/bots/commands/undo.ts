import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { undoChange } from "../../domain/vendors/services/undo-change.ts";
import { defineCommand } from "./define-command.ts";
import { optionalText } from "./option.ts";

export const undo = defineCommand({
	name: "undo",
	summary: "Take back your last change, or the one with this number",
	examples: ["/undo"],
	input: z.strictObject({ change: optionalText("The change's number; your last one when left out", { max: 18, positional: true }) }),
	needs: ["inventory.read"],
	audience: "channel",
	async run(scope, { change }) {
		if (change !== undefined && !/^\d+$/.test(change))
			throw new DomainError("invalid_input", say.badOption({ option: "change", value: change, reason: say.notWhole() }));
		const { what } = await undoChange(scope, change === undefined ? {} : { change: BigInt(change) });
		return { text: say.undone({ what }), audience: "channel" };
	},
});
