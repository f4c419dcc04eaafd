import { Client, Events, GatewayIntentBits, type Interaction } from "discord.js";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/en.ts";
import type { BotLog } from "../bot-log.ts";
import type { Completer } from "../commands/complete.ts";
import type { Dispatcher } from "../dispatch.ts";
import type { Sender } from "../sender.ts";
import { buildDefinitions } from "./build-definitions.ts";
import { handleInteraction } from "./handle-interaction.ts";
import { registerCommands } from "./register-commands.ts";
import { createDiscordSender } from "./sender.ts";

interface DiscordOptions {
	token: string;
	/** Where the API is, as `https://host/api`; Discord's own when absent. */
	apiUrl?: string | undefined;
	dispatcher: Dispatcher;
	complete: Completer;
	log: BotLog;
}

export interface RunningDiscord {
	sender: Sender;
	/** Takes no more interactions, lets those under way finish, and leaves the gateway. */
	stop(): Promise<void>;
}

/** Milliseconds that an interaction under way may take once the bot is told to stop. */
const STOP_PATIENCE = 10_000;

/**
 * Connects to Discord, registers the commands where they changed, and answers interactions from then on. Needs no privileged intent.
 * Throws DomainError invalid_input when the token is refused, unavailable when Discord can't be reached.
 */
export async function startDiscord({ token, apiUrl, dispatcher, complete, log }: DiscordOptions): Promise<RunningDiscord> {
	const definitions = buildDefinitions(dispatcher.commands);
	const client = new Client({ intents: [GatewayIntentBits.Guilds], shards: "auto", allowedMentions: { parse: [] }, rest: apiUrl ? { api: apiUrl } : {} });
	const stopping = new AbortController();
	const underWay = new Set<Promise<void>>();

	const take = (interaction: Interaction) => {
		const work = handleInteraction(interaction, { dispatcher, complete, log, signal: stopping.signal }).finally(() => underWay.delete(work));
		underWay.add(work);
	};
	client.on(Events.InteractionCreate, take);
	client.on(Events.Error, (error) => log.error({ err: error }, "discord: client error"));
	client.on(Events.ShardError, (error, shard) => log.error({ err: error, shard }, "discord: connection error"));
	client.on(Events.Invalidated, () => log.error({}, "discord: the session was invalidated; restart to connect again"));

	const ready = await connect(client, token);
	await registerCommands(ready.rest, ready.application.id, definitions).then(
		(outcome) => log.info({ commands: definitions.length, outcome }, "discord: commands registered"),
		(error: unknown) => log.error({ err: error }, "discord: registering the commands failed; those of the last start stay"),
	);

	return {
		sender: createDiscordSender(ready.rest),
		async stop() {
			client.off(Events.InteractionCreate, take);
			stopping.abort();
			await Promise.race([Promise.allSettled(underWay), new Promise((resolve) => setTimeout(resolve, STOP_PATIENCE).unref())]);
			await client.destroy();
		},
	};
}

async function connect(client: Client, token: string): Promise<Client<true>> {
	try {
		const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
		await client.login(token);
		return await ready;
	} catch (error) {
		await client.destroy();
		const code = error instanceof Error && "code" in error ? error.code : "";
		if (code === "TokenInvalid") throw new DomainError("invalid_input", say.discordTokenRejected(), { cause: error });
		throw new DomainError("unavailable", say.discordUnreachable({ reason: error instanceof Error ? error.message : String(error) }), { cause: error });
	}
}
