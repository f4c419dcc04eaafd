import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { GRANTABLE_PERMISSIONS } from "../../domain/core/permissions/roles.ts";
import { getMemberNamed } from "../../domain/vendors/selectors/get-member-named.ts";
import { setGrant } from "../../domain/vendors/services/set-grant.ts";
import { defineCommand } from "./define-command.ts";
import { memberOption } from "./member-option.ts";
import { choice } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const teamGrant = defineCommand({
	name: "team grant",
	summary: "Let a member do one thing more than their role does",
	examples: ["/team grant Ana pricing.bulk"],
	input: z.strictObject({ member: memberOption(), permission: choice("What they may do besides", GRANTABLE_PERMISSIONS) }),
	needs: ["team.manage", "shop.read"],
	audience: "channel",
	async run(scope, { member, permission }, { surface }) {
		const { personId } = await getMemberNamed(scope, { named: member, surface });
		const { name, changeNumber } = await setGrant(scope, { personId, permission, granted: true });
		if (changeNumber === null) return { text: say.memberGrantedAlready({ name, permission }), audience: "channel" };
		return { text: say.memberGranted({ name, permission }), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
