import type { Caller } from "../../../src/bots/caller.ts";
import type { Command } from "../../../src/bots/commands/define-command.ts";
import { consoleCaller } from "../../../src/bots/console/console-caller.ts";
import { slackIdentity } from "../../../src/bots/slack/slack-identity.ts";
import { startTestApp } from "../app.ts";
import { startDiscord } from "../discord/start-discord.ts";
import type { Channel as DiscordChannel } from "../discord/world.ts";
import { fillShop } from "../fill-shop.ts";
import { startSlack } from "../slack/start-slack.ts";
import { consolePlace } from "./console-place.ts";
import { discordPlace } from "./discord-place.ts";
import type { Place } from "./place.ts";
import { slackPlace } from "./slack-place.ts";

const SHOP = "Card Corner";
const OWNER = "Olive";

export interface Places {
	/** The console first: there nothing is laid out yet. */
	places: readonly Place[];
	commands: readonly Command[];
	/** What was sent against a rule of a platform's. */
	violations(): unknown[];
	close(): Promise<void>;
}

/** Three shops of one name that are filled alike, one on each surface, with the real clients of the platforms. */
export async function openPlaces(): Promise<Places> {
	const [discord, slack] = await Promise.all([startDiscord(), startSlack({ signingSecret: "a signing secret" })]);
	const guild = discord.addGuild({ name: "Card People", channels: ["counter", "news"] });
	const [counter, news] = guild.channels as [DiscordChannel, DiscordChannel];
	const member = discord.addMember(guild, { globalName: OWNER, manageServer: true });
	const user = slack.addUser({ name: OWNER, isAdmin: true });
	const here = slack.addChannel({ name: "counter" });
	const app = await startTestApp({
		config: {
			roles: ["web", "bots", "worker"],
			discord: { token: discord.token, apiUrl: discord.url },
			slack: { signingSecret: "a signing secret", botToken: slack.token, apiUrl: slack.url },
		},
	});
	slack.setTarget(`http://127.0.0.1:${app.port}/slack/events`);
	await discord.waitFor(() => (discord.commands().length > 0 ? true : undefined), "the commands to be registered");

	const base = { displayName: OWNER, managesWorkspace: true, locale: "en-US", timezone: "UTC" };
	const { team } = slack;
	const owners: Record<Place["name"], Caller> = {
		console: { ...consoleCaller(), ...base, channelId: "console-news" },
		discord: {
			...base,
			surface: "discord",
			identityId: member.user.id,
			workspaceExternalId: guild.id,
			workspaceName: guild.name,
			channelId: news.id,
		},
		slack: {
			...base,
			surface: "slack",
			identityId: slackIdentity({ teamId: team.id, enterpriseId: null, userId: user.id }),
			workspaceExternalId: team.id,
			workspaceName: team.domain,
			channelId: slack.addChannel({ name: "news" }).id,
		},
	};
	const fill = async (name: Place["name"]) => ({ name, things: await fillShop(app, await app.buildShop(SHOP, { owner: owners[name] }), { name: SHOP }) });
	const [filledConsole, filledDiscord, filledSlack] = await Promise.all([fill("console"), fill("discord"), fill("slack")]);

	return {
		places: [
			{ ...filledConsole, ...consolePlace(app), words: wordsOf("console", owners.console) },
			{ ...filledDiscord, ...discordPlace({ discord, by: member, in: counter, commands: app.dispatcher.commands }), words: wordsOf("discord", owners.discord) },
			{ ...filledSlack, ...slackPlace({ slack, by: user, in: here }), words: wordsOf("slack", owners.slack) },
		],
		commands: app.dispatcher.commands,
		violations: () => [...discord.violations, ...slack.violations],
		async close() {
			await app.stop();
			await Promise.all([discord.close(), slack.close()]);
		},
	};
}

/** What a place is called, and what it calls its people, channels and roles. */
function wordsOf(name: Place["name"], { workspaceName, channelId, identityId }: Caller): Place["words"] {
	return [
		[new RegExp(`"?${workspaceName}"?`, "g"), "‹workspace›"],
		[new RegExp(`(?<=${OWNER} on |Account |\\(|‹workspace› )${name}\\b|\\b${name}(?= ‹workspace›)`, "gi"), "‹surface›"],
		[new RegExp(`(?<=Account ‹surface› )${identityId}`, "g"), "‹person›"],
		[new RegExp(`(?:<#)?\\b${channelId}\\b>?`, "g"), "‹channel›"],
		[/<@&\d+>|<!subteam\^\w+>|\b(?:1{18}|S01{9})\b/g, "‹role›"],
	];
}
