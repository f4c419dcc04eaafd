import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { normaliseCode } from "../../domain/core/normalise-code.ts";
import { createLinkCode, LINK_MINUTES } from "../../domain/users/services/create-link-code.ts";
import { redeemLinkCode } from "../../domain/users/services/redeem-link-code.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalText } from "./option.ts";

export const accountLink = defineCommand({
	name: "account link",
	summary: "Make a code that joins your other account to this one, or use one",
	examples: ["/account link", "/account link code:ABCDE-23456"],
	input: z.strictObject({
		code: optionalText("The code that your other account made; left out, one is made", { max: 50, positional: true }),
		confirm: optionalChoice("That whoever made the code is you", ["yes"]),
	}),
	needs: "person",
	codes: ({ code }) => ({ link: code && normaliseCode(code) }),
	audience: "private",
	async run(scope, { code, confirm }) {
		if (code === undefined) return { text: say.linkCodeMade({ ...(await createLinkCode(scope)), minutes: LINK_MINUTES }), audience: "private" };
		const linked = await redeemLinkCode(scope, { code, confirmed: confirm === "yes" });
		return { text: `${say.accountLinked(linked)}\n${say.accountLinkedShops(linked)}`, audience: "private" };
	},
});
