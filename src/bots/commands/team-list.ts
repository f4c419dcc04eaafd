import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { ROLE_PERMISSIONS } from "../../domain/core/permissions/roles.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { listMembers } from "../../domain/vendors/selectors/list-members.ts";
import { listRoleMappings } from "../../domain/vendors/selectors/list-role-mappings.ts";
import { defineCommand } from "./define-command.ts";
import { optionalText } from "./option.ts";
import { quoteValue } from "./quote-value.ts";

const PAGE = 25;

export const teamList = defineCommand({
	name: "team list",
	summary: "List the team: roles, what was granted beyond them, and who lets themselves in by a platform role",
	examples: ["/team list"],
	input: z.strictObject({ after: optionalText("Go on after this member", { max: 210 }) }),
	needs: ["shop.read"],
	audience: "private",
	async run(scope, { after }) {
		const { locale, timezone } = await getVendor(scope);
		const { members, next } = await listMembers(scope, { after, pageSize: PAGE });
		const mappings = await listRoleMappings(scope);
		const when = dateFormat({ locale, timezone }, { dateStyle: "medium" });
		return {
			title: say.teamTitle(),
			text: after === undefined ? say.teamText({ count: members.length, more: next !== null }) : say.teamTextOn({ count: members.length, after }),
			rows: {
				columns: say.teamColumns(),
				rows: members.map(({ displayName, role, grants, source, isAdrift, since }) => {
					const beyond = grants.filter((grant) => !ROLE_PERMISSIONS[role].some((permission) => permission === grant));
					return [displayName, role, beyond.join(", "), when.format(since), say.teamSource({ source, isAdrift })];
				}),
			},
			...(mappings.length > 0 && {
				fields: [
					{
						name: say.teamMappings(),
						value: mappings
							.map(({ role, externalRoleId, externalName, surface, workspaceName }) =>
								say.teamMapping({ role, platformRole: externalName ?? externalRoleId, surface, workspace: workspaceName }),
							)
							.join("\n"),
					},
				],
			}),
			...(next !== null && { actions: [{ label: say.nextMembers(), command: `/team list after:${quoteValue(next)}`, style: "secondary" as const }] }),
			audience: "private",
		};
	},
});
