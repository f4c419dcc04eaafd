import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { addLocation } from "../../domain/inventory/services/add-location.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const locationAdd = defineCommand({
	name: "location add",
	summary: "Add a place where stock lies, or take an archived one back into use",
	examples: ["/location add Back room", "/location add Showcase"],
	input: z.strictObject({ name: text("What it is called", { rest: true, max: 40 }) }),
	needs: ["location.manage", "inventory.read"],
	audience: "channel",
	async run(scope, input) {
		const { name, isBack, changeNumber } = await addLocation(scope, input);
		return {
			text: isBack ? say.locationBack({ name }) : say.locationAdded({ name }),
			actions: changeNumber === null ? [] : [undoAction(changeNumber)],
			audience: "channel",
		};
	},
});
