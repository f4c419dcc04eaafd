import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getWorkspaceNamed } from "../../domain/vendors/selectors/get-workspace-named.ts";
import { listRoleMappings } from "../../domain/vendors/selectors/list-role-mappings.ts";
import { unlinkWorkspace } from "../../domain/vendors/services/unlink-workspace.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalText } from "./option.ts";
import { quoteValue } from "./quote-value.ts";

export const shopUnlink = defineCommand({
	name: "shop unlink",
	summary: "Take a workspace from the shop; nothing is lost, and it may be linked again",
	examples: ["/shop unlink", '/shop unlink "Card Corner"'],
	input: z.strictObject({
		workspace: optionalText("Which one; this one when left out", { positional: true, suggest: "workspace", max: 200 }),
		sure: optionalChoice("It must be meant", ["yes"]),
	}),
	needs: ["shop.manage", "shop.read"],
	audience: "private",
	async run(scope, { workspace: named, sure }, { workspaceId }) {
		const { id, label, isLast } = await getWorkspaceNamed(scope, { named, here: workspaceId });
		if (sure !== "yes") {
			const command = `/shop unlink ${quoteValue(label)} sure:yes`;
			return {
				text: say.unlinkAsk({ workspace: label, isLast, isMapped: (await listRoleMappings(scope, { workspaceId: id })).length > 0 }),
				actions: [{ label: say.unlinkLabel(), command, style: "danger" }],
				audience: "private",
			};
		}
		await unlinkWorkspace(scope, { workspaceId: id });
		return { text: say.workspaceUnlinked({ workspace: label }), audience: "private" };
	},
});
