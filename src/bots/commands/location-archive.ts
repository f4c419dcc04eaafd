import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getLocation } from "../../domain/inventory/selectors/get-location.ts";
import { changeLocation } from "../../domain/inventory/services/change-location.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const locationArchive = defineCommand({
	name: "location archive",
	summary: "Take an empty location out of use",
	examples: ['/location archive "Back room"'],
	input: z.strictObject({ location: text("The location", { suggest: "location", rest: true, max: 100 }) }),
	needs: ["location.manage", "inventory.read"],
	audience: "channel",
	async run(scope, { location }) {
		const { id: locationId } = await getLocation(scope, { name: location });
		const { now, changeNumber } = await changeLocation(scope, { locationId, archived: true });
		return { text: say.locationPutAway({ name: now.name }), actions: changeNumber === null ? [] : [undoAction(changeNumber)], audience: "channel" };
	},
});
