import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { ROLES } from "../../domain/core/permissions/roles.ts";
import { createInvite, INVITE_MINUTES } from "../../domain/vendors/services/create-invite.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice } from "./option.ts";

export const teamAdd = defineCommand({
	name: "team add",
	summary: "Make a one-time code that lets a person into the team",
	examples: ["/team add", "/team add role:manager"],
	input: z.strictObject({ role: optionalChoice("What they become; staff when left out", ROLES, { positional: true }) }),
	needs: ["team.manage"],
	audience: "private",
	async run(scope, { role = "staff" }) {
		const { code } = await createInvite(scope, { role, peopleOnly: true });
		return { text: say.memberInvite({ code, role, minutes: INVITE_MINUTES }), audience: "private" };
	},
});
