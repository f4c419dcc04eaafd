import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { ROLES } from "../../domain/core/permissions/roles.ts";
import { getMemberNamed } from "../../domain/vendors/selectors/get-member-named.ts";
import { changeRole } from "../../domain/vendors/services/change-role.ts";
import { defineCommand } from "./define-command.ts";
import { memberOption } from "./member-option.ts";
import { choice } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const teamRole = defineCommand({
	name: "team role",
	summary: "Give a member another role",
	examples: ["/team role Ana manager", '/team role "Bo Lee" viewer'],
	input: z.strictObject({ member: memberOption(), role: choice("What they become", ROLES) }),
	needs: ["team.manage", "shop.read"],
	audience: "channel",
	async run(scope, { member, role }, { surface }) {
		const { personId } = await getMemberNamed(scope, { named: member, surface });
		const { name, was, changeNumber } = await changeRole(scope, { personId, role });
		if (changeNumber === null) return { text: say.memberRoleSame({ name, role }), audience: "channel" };
		return { text: say.memberRoleChanged({ name, was, role }), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
