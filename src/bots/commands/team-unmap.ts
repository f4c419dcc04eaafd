import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { parsePlatformRole } from "../../domain/vendors/parse-platform-role.ts";
import { listRoleMappings } from "../../domain/vendors/selectors/list-role-mappings.ts";
import { setRoleMapping } from "../../domain/vendors/services/set-role-mapping.ts";
import { defineCommand } from "./define-command.ts";
import { linkedWorkspace } from "./linked-workspace.ts";
import { text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const teamUnmap = defineCommand({
	name: "team unmap",
	summary: "Let a Discord role or a Slack user group in no longer",
	examples: ["/team unmap <@&123456789012345678>"],
	input: z.strictObject({ "platform-role": text("The role or user group, as a mention", { max: 100 }) }),
	needs: ["team.manage"],
	audience: "channel",
	async run(scope, { "platform-role": typed }, { surface, workspaceId }) {
		const here = linkedWorkspace(workspaceId);
		// One that is gone there can't be mentioned any more: then by its name.
		const named = (await listRoleMappings(scope, { workspaceId: here })).find(({ externalName }) => externalName === typed);
		const externalRoleId = named?.externalRoleId ?? parsePlatformRole(typed, surface).id;
		const { changeNumber, platformRole } = await setRoleMapping(scope, { workspaceId: here, externalRoleId, role: null });
		return {
			text: say.roleUnmapped({ platformRole }),
			...(changeNumber !== null && { actions: [undoAction(changeNumber)] }),
			audience: "channel",
		};
	},
});
