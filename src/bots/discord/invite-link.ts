import { GatewayIntentBits, OAuth2Scopes, PermissionsBitField } from "discord.js";

/** What the bot hears of: servers and their channels. Nothing privileged, and no message that people write. */
export const DISCORD_INTENTS = [GatewayIntentBits.Guilds] as const;

/** What the bot does in a server: it sees a channel, and posts messages with embeds and files there or in its threads. */
export const DISCORD_PERMISSIONS = ["ViewChannel", "SendMessages", "SendMessagesInThreads", "EmbedLinks", "AttachFiles"] as const;

/** The address at which somebody with Manage Server invites the bot, with exactly the permissions that it uses. */
export function inviteLink(applicationId: string): string {
	// OAuth2Routes.authorizationURL has the API's path, which only sends on to this one.
	const url = new URL("https://discord.com/oauth2/authorize");
	url.searchParams.set("client_id", applicationId);
	url.searchParams.set("scope", [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(" "));
	url.searchParams.set("permissions", PermissionsBitField.resolve([...DISCORD_PERMISSIONS]).toString());
	return url.href;
}
