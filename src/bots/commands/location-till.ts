import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getLocation } from "../../domain/inventory/selectors/get-location.ts";
import { getTillPlace } from "../../domain/inventory/selectors/get-till-place.ts";
import { setTillPlace } from "../../domain/inventory/services/set-till-place.ts";
import { defineCommand } from "./define-command.ts";
import { optionalText, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const locationTill = defineCommand({
	name: "location till",
	summary: "Say which location Shopify's or Square's till sells from",
	examples: ["/location till Main 905684977", "/location till Main none"],
	input: z.strictObject({
		location: text("The location", { suggest: "location", max: 100 }),
		place: optionalText("Its id there, or none; left out, it is shown", { positional: true, max: 100 }),
	}),
	needs: ["location.manage", "inventory.read"],
	audience: "channel",
	async run(scope, { location, place }) {
		const { id: locationId } = await getLocation(scope, { name: location });
		if (place === undefined) return { text: say.tillPlace(await getTillPlace(scope, { locationId })), audience: "channel" };
		const { changeNumber, ...set } = await setTillPlace(scope, { locationId, place: place.toLowerCase() === "none" ? null : place });
		return { text: say.tillPlace(set), ...(changeNumber !== null && { actions: [undoAction(changeNumber)] }), audience: "channel" };
	},
});
