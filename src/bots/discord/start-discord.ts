import { Client, Events, type Interaction } from "discord.js";
import type { BotLog } from "../bot-log.ts";
import type { Completer } from "../commands/complete.ts";
import type { Dispatcher } from "../dispatch.ts";
import { errorFacts } from "../error-facts.ts";
import type { Presence } from "../presence.ts";
import type { Sender } from "../sender.ts";
import type { Welcome } from "../welcome.ts";
import { buildDefinitions } from "./build-definitions.ts";
import { connect, connectPatiently } from "./connect.ts";
import { handleInteraction } from "./handle-interaction.ts";
import { DISCORD_INTENTS, inviteLink } from "./invite-link.ts";
import { registerCommands } from "./register-commands.ts";
import { restOptions } from "./rest-options.ts";
import { welcomeGuild } from "./say-welcome.ts";
import { createDiscordSender } from "./sender.ts";

interface DiscordOptions {
	token: string;
	/** Where the API is, as `https://host/api`; Discord's own when absent. */
	apiUrl?: string | undefined;
	dispatcher: Dispatcher;
	complete: Completer;
	/** The one server that the commands are registered in, for whoever develops; everywhere when absent. */
	guildId?: string | undefined;
	/** Told which servers the bot is in. */
	presence?: Presence | undefined;
	/** Says hello where the bot is new. */
	welcome?: Welcome | undefined;
	log: BotLog;
	/** Ends the attempts to connect. */
	signal?: AbortSignal | undefined;
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
 * Throws DomainError invalid_input when the token is refused, unavailable when Discord can't be reached; with a `signal` it goes on trying until that is aborted.
 */
export async function startDiscord({ token, apiUrl, signal, ...options }: DiscordOptions): Promise<RunningDiscord> {
	const { dispatcher, complete, guildId, presence, welcome, log } = options;
	const definitions = buildDefinitions(dispatcher.commands);
	const stopping = new AbortController();
	const underWay = new Set<Promise<void>>();
	const take = (interaction: Interaction) => {
		const work = handleInteraction(interaction, { dispatcher, complete, log, signal: stopping.signal }).finally(() => underWay.delete(work));
		underWay.add(work);
	};

	const ready = await connectPatiently(() => connect(createClient(apiUrl, log, take), token), log, signal);
	log.info({ invite: inviteLink(ready.application.id) }, "discord: connected; whoever manages a server invites the bot by this link");
	await registerCommands(ready.rest, { applicationId: ready.application.id, guildId, definitions }).then(
		(outcome) => log.info({ commands: definitions.length, outcome }, "discord: commands registered"),
		(error: unknown) => log.error(errorFacts(error), "discord: registering the commands failed; those of the last start stay"),
	);

	if (presence) await follow(ready, presence);
	if (welcome) greet(ready, welcome);

	return {
		sender: createDiscordSender(ready.rest),
		async stop() {
			ready.off(Events.InteractionCreate, take);
			stopping.abort();
			await Promise.race([Promise.allSettled(underWay), new Promise((resolve) => setTimeout(resolve, STOP_PATIENCE).unref())]);
			await ready.destroy();
		},
	};
}

/** An outage of Discord's is neither: then the client says that a server is unavailable. */
async function follow(client: Client<true>, presence: Presence): Promise<void> {
	client.on(Events.GuildDelete, ({ id }) => void presence.left(id));
	client.on(Events.GuildCreate, ({ id }) => void presence.entered(id));
	await presence.settle([...client.guilds.cache.keys()]);
}

/** Servers that the bot has joined while nobody listened are greeted now. */
function greet(client: Client<true>, welcome: Welcome): void {
	client.on(Events.GuildCreate, (guild) => void welcomeGuild(guild, welcome));
	void (async () => {
		for (const guild of [...client.guilds.cache.values()]) if (guild.available) await welcomeGuild(guild, welcome);
	})();
}

function createClient(apiUrl: string | undefined, log: BotLog, take: (interaction: Interaction) => void): Client {
	const client = new Client({ intents: DISCORD_INTENTS, shards: "auto", allowedMentions: { parse: [] }, rest: restOptions(apiUrl) });
	client.on(Events.InteractionCreate, take);
	client.on(Events.Error, (error) => log.error(errorFacts(error), "discord: client error"));
	client.on(Events.ShardError, (error, shard) => log.error({ ...errorFacts(error), shard }, "discord: connection error"));
	client.on(Events.Invalidated, () => log.error({}, "discord: the session was invalidated; restart to connect again"));
	return client;
}
