import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { MAPPABLE_ROLES } from "../../domain/vendors/mappable-roles.ts";
import { parsePlatformRole } from "../../domain/vendors/parse-platform-role.ts";
import { setRoleMapping } from "../../domain/vendors/services/set-role-mapping.ts";
import { defineCommand } from "./define-command.ts";
import { linkedWorkspace } from "./linked-workspace.ts";
import { choice, platformRole } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const teamMap = defineCommand({
	name: "team map",
	summary: "Let everybody with a Discord role or in a Slack user group into the team",
	examples: ["/team map staff <@&123456789012345678>"],
	input: z.strictObject({
		role: choice("What they become", MAPPABLE_ROLES),
		"platform-role": platformRole("The role or user group, as a mention"),
	}),
	needs: ["team.manage"],
	audience: "channel",
	async run(scope, { role, "platform-role": typed }, { surface, workspaceId }) {
		const { id: externalRoleId, name: externalName } = parsePlatformRole(typed, surface);
		const { changeNumber, platformRole: shown } = await setRoleMapping(scope, {
			workspaceId: linkedWorkspace(workspaceId),
			externalRoleId,
			externalName,
			role,
		});
		const told = { role, platformRole: shown };
		if (changeNumber === null) return { text: say.roleMappedSame(told), audience: "channel" };
		const hint = surface === "discord" && role === "manager" ? [say.managersOnDiscord()] : [];
		return { text: [say.roleMapped(told), ...hint].join("\n"), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
