import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { listLocations } from "../../domain/inventory/selectors/list-locations.ts";
import { defineCommand } from "./define-command.ts";

export const locationList = defineCommand({
	name: "location list",
	summary: "List where stock lies",
	examples: ["/location list"],
	input: z.strictObject({}),
	needs: ["inventory.read"],
	audience: "private",
	async run(scope) {
		const locations = await listLocations(scope);
		return {
			text: say.locationCount({ count: locations.length }),
			rows: {
				columns: say.locationColumns(),
				rows: locations.map(({ name, isDefault, items, copies, committed }) => [
					isDefault ? say.locationDefault({ name }) : name,
					String(items),
					String(copies),
					String(committed),
				]),
			},
			audience: "private",
		};
	},
});
