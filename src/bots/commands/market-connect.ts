import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { FILE_MARKETPLACES } from "../../domain/marketplaces/file-marketplaces.ts";
import { MARKETPLACES, marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { connectMarketplace } from "../../domain/marketplaces/services/connect-marketplace.ts";
import { credentialFields, credentialOptions } from "./credential-options.ts";
import { type Command, defineCommand } from "./define-command.ts";
import { choice, text } from "./option.ts";
import { webhookUrl } from "./webhook-url.ts";

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
			...credentialOptions,
		}),
		form: {
			shown: () => ({
				title: say.connectForm(),
				submit: say.connectSubmit(),
				fields: [{ option: "account", label: say.connectLabels().account, required: true }, ...credentialFields()],
			}),
			example: "/market connect shopify demo.myshopify.com secret:…",
			opens: (raw) =>
				raw.marketplace !== undefined &&
				Object.keys(raw).every((name) => name === "marketplace" || name === "account") &&
				!(raw.account !== undefined && FILE_MARKETPLACES.some((name) => name === String(raw.marketplace).toLowerCase()))
					? "blank"
					: null,
		},
		needs: ["market.manage"],
		audience: "private",
		async run(scope, { marketplace, account: typed, secret, ...credentials }) {
			const connected = await connectMarketplace(scope, { marketplace, account: typed, secret, credentials });
			const { connectionId, number, account, isWatched, madeSecret } = connected;
			if (FILE_MARKETPLACES.includes(marketplace)) {
				return {
					text: say.connectedByFile({ account, connection: number, marketplace: marketplaceTitle(marketplace) }),
					actions: [{ label: say.showLabel(), command: `/market show M-${number}`, style: "secondary" }],
					audience: "private",
				};
			}
			const url = webhookUrl({ publicUrl, marketplace, connectionId });
			const byHand = [
				{ name: say.connectedWhere(), value: say.connectedWhereSteps(marketplace) },
				{ name: say.connectedEvents(), value: say.connectedEventsSteps(marketplace) },
				{
					name: say.connectedSecret(),
					value: madeSecret === null ? say.connectedSecretSteps(marketplace) : say.connectedMadeSecret({ secret: madeSecret }),
				},
			];
			return {
				text: say.connected({ account, connection: number, marketplace: marketplaceTitle(marketplace), isWatched }),
				fields: [
					{ name: say.connectedUrl(), value: url.href },
					...(isWatched ? [] : byHand),
					...(LOOPBACK.test(url.host) ? [{ name: say.connectedLocal(), value: say.connectedLocalSteps() }] : []),
				],
				actions: [{ label: say.showLabel(), command: `/market show M-${number}`, style: "secondary" }],
				audience: "private",
			};
		},
	});
