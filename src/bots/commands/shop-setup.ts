import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { findWorkspaceHere } from "../../domain/vendors/selectors/find-workspace-here.ts";
import { setUpShop } from "../../domain/vendors/services/set-up-shop.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalText, text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";

export const shopSetup = defineCommand({
	name: "shop setup",
	summary: "Found a shop and link this workspace to it",
	examples: ['/shop setup "Card Corner" currency:USD timezone:America/New_York'],
	input: z.strictObject({
		name: text("What the shop is called", { max: 100, rest: true }),
		currency: optionalText("ISO 4217 code of its prices; USD when left out", { max: 10 }),
		timezone: optionalText("Like Europe/Berlin; your own, or UTC, when left out", { max: 60 }),
		replace: optionalChoice("Replace the demo shop", ["yes"]),
	}),
	needs: "person",
	audience: "private",
	async run(scope, { name, currency = "USD", timezone, replace }) {
		const here = await findWorkspaceHere(scope);
		if (here?.demo && replace !== "yes" && scope.visitor.managesWorkspace) {
			const zone = timezone === undefined ? "" : ` timezone:${quoteValue(timezone)}`;
			const command = `/shop setup ${quoteValue(name)} currency:${quoteValue(currency)}${zone} replace:yes`;
			return { text: say.replaceDemo({ name }), actions: [{ label: say.replaceDemoLabel(), command, style: "danger" }], audience: "private" };
		}
		const shop = await setUpShop(scope, { name, currency, replaceDemo: replace === "yes", ...(timezone !== undefined && { timezone }) });
		return { text: say.founded(shop), audience: "private" };
	},
});
