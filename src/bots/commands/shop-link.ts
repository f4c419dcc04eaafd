import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import { normaliseInviteCode, redeemInvite } from "../../domain/vendors/services/redeem-invite.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

export const shopLink = defineCommand({
	name: "shop link",
	summary: "Join a shop with a code from /shop invite, and link this workspace to it",
	examples: ["/shop link ABCDE-23456"],
	input: z.strictObject({ code: text("The code", { max: 50 }) }),
	needs: "person",
	inviteCode: ({ code }) => normaliseInviteCode(code),
	audience: "private",
	async run(scope, { code }) {
		const { vendorName, role, linkedWorkspace } = await redeemInvite(scope, { code });
		const told = { vendor: vendorName, role };
		return { text: linkedWorkspace ? say.linked(told) : say.joined(told), audience: "private" };
	},
});
