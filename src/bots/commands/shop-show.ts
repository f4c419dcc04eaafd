import { z } from "zod";
import { formatNumber } from "../../domain/core/format-number.ts";
import { say } from "../../domain/core/messages/say.ts";
import { getShop } from "../../domain/vendors/selectors/get-shop.ts";
import { defineCommand } from "./define-command.ts";

export const shopShow = defineCommand({
	name: "shop show",
	summary: "Show the shop, its workspaces and its team",
	examples: ["/shop show"],
	input: z.strictObject({}),
	needs: ["shop.read"],
	audience: "private",
	async run(scope) {
		const shop = await getShop(scope);
		return {
			title: shop.name,
			text: say.shopText({ name: shop.name, items: formatNumber(shop.items), copies: formatNumber(shop.copies) }),
			fields: [
				{ name: say.fieldCurrency(), value: shop.currency },
				{ name: say.fieldTimezone(), value: shop.timezone },
				{ name: say.fieldWorkspaces(), value: shop.workspaces.map(({ surface, name }) => `${name} (${surface})`).join(", ") },
				{ name: say.fieldTeam(), value: shop.team.map(({ displayName, role }) => `${displayName} (${role})`).join(", ") },
			],
			audience: "private",
		};
	},
});
