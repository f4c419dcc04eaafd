import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { leaveTeam } from "../../domain/vendors/services/leave-team.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice } from "./option.ts";

export const teamLeave = defineCommand({
	name: "team leave",
	summary: "Leave the team yourself",
	examples: ["/team leave"],
	input: z.strictObject({ sure: optionalChoice("Leaving must be meant", ["yes"]) }),
	needs: ["shop.read"],
	audience: "private",
	async run(scope, { sure }) {
		const { name: vendor } = await getVendor(scope);
		if (sure !== "yes") {
			return { text: say.leaveAsk({ vendor }), actions: [{ label: say.leaveLabel(), command: "/team leave sure:yes", style: "danger" }], audience: "private" };
		}
		const { held } = await leaveTeam(scope);
		return { text: say.teamLeft({ vendor, held: held.length }), audience: "private" };
	},
});
