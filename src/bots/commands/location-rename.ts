import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getLocation } from "../../domain/inventory/selectors/get-location.ts";
import { changeLocation } from "../../domain/inventory/services/change-location.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const locationRename = defineCommand({
	name: "location rename",
	summary: "Give a location another name",
	examples: ['/location rename Main "Front store"'],
	input: z.strictObject({
		location: text("The location", { suggest: "location", max: 100 }),
		name: text("Its new name", { rest: true, max: 40 }),
	}),
	needs: ["location.manage", "inventory.read"],
	audience: "channel",
	async run(scope, { location, name }) {
		const { id: locationId } = await getLocation(scope, { name: location });
		const { was, now, changeNumber } = await changeLocation(scope, { locationId, name });
		if (changeNumber === null) return { text: say.locationSame({ name: now.name }), audience: "channel" };
		return { text: say.locationRenamed({ was: was.name, now: now.name }), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
