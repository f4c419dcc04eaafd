import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { describeHeldOperations } from "../../domain/inventory/operations/describe-held-operations.ts";
import { getMemberNamed } from "../../domain/vendors/selectors/get-member-named.ts";
import { removeMember } from "../../domain/vendors/services/remove-member.ts";
import { defineCommand } from "./define-command.ts";
import { memberOption } from "./member-option.ts";
import { undoAction } from "./undo-action.ts";

export const teamRemove = defineCommand({
	name: "team remove",
	summary: "Take a member out of the team",
	examples: ["/team remove Ana"],
	input: z.strictObject({ member: memberOption() }),
	needs: ["team.manage", "shop.read"],
	audience: "channel",
	async run(scope, { member }, { surface }): Promise<Reply> {
		const { personId } = await getMemberNamed(scope, { named: member, surface });
		const { name, held, changeNumber } = await removeMember(scope, { personId });
		const { text, rows, actions } = describeHeldOperations(held);
		return {
			text: [say.removedMember({ name }), text].filter(Boolean).join("\n"),
			...(rows && { rows }),
			actions: [...actions, undoAction(changeNumber)],
			audience: "channel",
		};
	},
});
