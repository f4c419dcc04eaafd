import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { ROLES } from "../../domain/core/permissions/roles.ts";
import { createInvite, INVITE_MINUTES } from "../../domain/vendors/services/create-invite.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice } from "./option.ts";

export const shopInvite = defineCommand({
	name: "shop invite",
	summary: "Make a one-time code that links a second workspace or lets a person in",
	examples: ["/shop invite", "/shop invite role:owner"],
	input: z.strictObject({ role: optionalChoice("What whoever uses it becomes; staff when left out", ROLES, { positional: true }) }),
	needs: ["shop.manage"],
	audience: "private",
	async run(scope, { role = "staff" }) {
		const { code } = await createInvite(scope, { role });
		return { text: say.inviteMade({ code, role, minutes: INVITE_MINUTES }), audience: "private" };
	},
});
