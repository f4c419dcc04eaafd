import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import { MARKETPLACES } from "../../domain/marketplaces/marketplaces.ts";
import { connectMarketplace } from "../../domain/marketplaces/services/connect-marketplace.ts";
import { type Command, defineCommand } from "./define-command.ts";
import { choice, text } from "./option.ts";

const LOOPBACK = /^(localhost|127\.|\[::1\]|0\.0\.0\.0)/;

/** @param publicUrl how marketplaces reach us: the answer shows where deliveries go */
export const marketConnect = ({ publicUrl }: { publicUrl: string }): Command =>
	defineCommand({
		name: "market connect",
		summary: "Connect a marketplace, so that its orders reserve your stock",
		examples: ["/market connect shopify demo.myshopify.com secret:…"],
		input: z.strictObject({
			marketplace: choice("Which marketplace", MARKETPLACES),
			account: text("Its name for your shop, like demo.myshopify.com"),
			secret: text("What it signs its webhooks with; kept encrypted, shown nowhere", { max: 500, secret: true }),
		}),
		needs: ["market.manage"],
		audience: "private",
		async run(scope, input) {
			const { connectionId, number, account } = await connectMarketplace(scope, input);
			const url = new URL(`/webhooks/${input.marketplace}/${connectionId}`, publicUrl);
			return {
				text: say.connected({ account, connection: number }),
				fields: [
					{ name: say.connectedUrl(), value: url.href },
					{ name: say.connectedWhere(), value: say.connectedWhereSteps() },
					{ name: say.connectedEvents(), value: say.connectedEventsSteps() },
					{ name: say.connectedSecret(), value: say.connectedSecretSteps() },
					...(LOOPBACK.test(url.host) ? [{ name: say.connectedLocal(), value: say.connectedLocalSteps() }] : []),
				],
				audience: "private",
			};
		},
	});
