import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { listWorkspaces } from "../../domain/vendors/selectors/list-workspaces.ts";
import { workspaceLabel } from "../../domain/vendors/workspace-label.ts";
import { defineCommand } from "./define-command.ts";

export const shopWorkspaces = defineCommand({
	name: "shop workspaces",
	summary: "List the Discord servers, Slack teams and consoles that are linked to the shop",
	examples: ["/shop workspaces"],
	input: z.strictObject({}),
	needs: ["shop.read"],
	audience: "private",
	async run(scope, _input, { workspaceId }) {
		const { locale, timezone } = await getVendor(scope);
		const workspaces = await listWorkspaces(scope);
		const when = dateFormat({ locale, timezone }, { dateStyle: "medium" });
		const state = (id: string, awaySince: Date | null) => {
			if (awaySince) return say.workspaceAway({ since: when.format(awaySince) });
			return id === workspaceId ? say.workspaceHere() : say.workspaceThere();
		};
		return {
			text: say.workspacesText({ count: workspaces.length }),
			rows: {
				columns: say.workspacesColumns(),
				rows: workspaces.map((workspace) => {
					const { id, surface, since, awaySince } = workspace;
					return [workspaceLabel(workspace, workspaces), surface, when.format(since), state(id, awaySince)];
				}),
			},
			audience: "private",
		};
	},
});
