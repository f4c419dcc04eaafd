import { Client, GatewayIntentBits, type Interaction } from "discord.js";
import { restOptions } from "../../src/bots/discord/rest-options.ts";
import type { Discord } from "../support/discord/start-discord.ts";

/** A real discord.js client on the emulator; what its handler throws is kept. */
export async function startTinyDiscordBot(
	discord: Discord,
	onInteraction: (interaction: Interaction) => Promise<unknown>,
	intents: GatewayIntentBits[] = [GatewayIntentBits.Guilds],
) {
	const client = new Client({ intents, rest: { ...restOptions(discord.url), retries: 1 } });
	const errors: unknown[] = [];
	client.on("error", (error) => errors.push(error));
	client.on("interactionCreate", (interaction) => {
		onInteraction(interaction).catch((error: unknown) => errors.push(error));
	});
	const ready = new Promise<void>((resolve) => client.once("clientReady", () => resolve()));
	await client.login(discord.token);
	await ready;
	return { client, errors, stop: () => client.destroy() };
}
