import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getSelf } from "../../domain/users/selectors/get-self.ts";
import { listOwnShops } from "../../domain/users/selectors/list-own-shops.ts";
import { listOwnTokens } from "../../domain/users/selectors/list-own-tokens.ts";
import { forgetPerson } from "../../domain/users/services/forget-person.ts";
import { requireOtherOwners } from "../../domain/users/services/require-other-owners.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice } from "./option.ts";

export const accountForget = defineCommand({
	name: "account forget",
	summary: "Leave all shops and have what is known of you deleted",
	examples: ["/account forget"],
	input: z.strictObject({ confirm: optionalChoice("That this can't be undone was read", ["yes"]) }),
	needs: "person",
	audience: "private",
	async run(scope, { confirm }) {
		if (confirm === "yes") return { text: say.forgotten(await forgetPerson(scope)), audience: "private" };
		const self = await getSelf(scope);
		const shops = await listOwnShops(scope, self);
		await requireOtherOwners(scope, shops);
		const tokens = (await listOwnTokens(scope, self)).length;
		return {
			text: say.forgetAsk({ name: self.displayName, shops: shops.map(({ vendorName }) => vendorName), tokens }),
			actions: [{ label: say.forgetLabel(), command: "/account forget confirm:yes", style: "danger" }],
			audience: "private",
		};
	},
});
