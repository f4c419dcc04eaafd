import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { revokeToken } from "../../domain/vendors/services/revoke-token.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

export const tokenRevoke = defineCommand({
	name: "token revoke",
	summary: "End a token of yours; owners of the shop end anyone's",
	examples: ['/token revoke "Label printer"'],
	input: z.strictObject({ name: text("The token's name", { max: 100, rest: true }) }),
	needs: ["token.manage"],
	audience: "private",
	async run(scope, { name }) {
		return { text: say.tokenRevoked(await revokeToken(scope, { name })), audience: "private" };
	},
});
