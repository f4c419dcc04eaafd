import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { normaliseCode } from "../../domain/core/normalise-code.ts";
import { redeemInvite } from "../../domain/vendors/services/redeem-invite.ts";
import { relinkWorkspace } from "../../domain/vendors/services/relink-workspace.ts";
import { defineCommand } from "./define-command.ts";
import { optionalText } from "./option.ts";

export const shopLink = defineCommand({
	name: "shop link",
	summary: "Join a shop with a code from /shop invite, and link this workspace to it",
	examples: ["/shop link ABCDE-23456"],
	input: z.strictObject({ code: optionalText("The code; an owner may leave it out where the shop was linked before", { max: 50, positional: true }) }),
	needs: "person",
	codes: ({ code }) => ({ invite: code && normaliseCode(code) }),
	audience: "private",
	async run(scope, { code }) {
		if (code === undefined) {
			const { vendorName } = await relinkWorkspace(scope);
			return { text: say.workspaceRelinked({ vendor: vendorName }), audience: "private" };
		}
		const { vendorName, role, linkedWorkspace } = await redeemInvite(scope, { code });
		const told = { vendor: vendorName, role };
		return { text: linkedWorkspace ? say.linked(told) : say.joined(told), audience: "private" };
	},
});
