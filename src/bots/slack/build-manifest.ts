import { say } from "../../domain/core/messages/say.ts";
import type { Command } from "../commands/define-command.ts";
import { listOptions } from "../commands/option.ts";
import { clipText } from "../rendering/clip-text.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";
import { SLACK_RESERVED_NAMES } from "./reserved-names.ts";

interface ManifestOptions {
	/** How the world reaches this instance. */
	publicUrl: string;
	/** Workspaces install the app by themselves, whole organisations too. */
	oauth?: boolean;
	/** We connect to Slack, which then needs no address of ours. */
	socketMode?: boolean;
}

interface SlashCommand {
	command: string;
	url?: string;
	description: string;
	usage_hint: string;
	/** Mentions of people and user groups come with their ids. */
	should_escape: true;
}

/**
 * The app's manifest for api.slack.com/apps: a slash command for each noun that Slack leaves free, and /omni for all of them.
 * Source: docs.slack.dev/reference/app-manifest. Throws an Error when the commands are more than Slack takes.
 */
export function buildManifest(commands: readonly Command[], { publicUrl, oauth = false, socketMode = false }: ManifestOptions) {
	const origin = publicUrl.replace(/\/+$/, "");
	const url = socketMode ? null : `${origin}/slack/events`;
	const address = url === null ? {} : { request_url: url };
	const nouns = [...new Set(commands.map(({ name }) => name.split(" ")[0] ?? ""))].filter((noun) => !SLACK_RESERVED_NAMES.has(noun));
	const slashCommands = [omni(url), ...nouns.map((noun) => slashCommand(noun, commands, url))];
	if (slashCommands.length > LIMITS.slashCommands) throw new Error(`Slack takes ${LIMITS.slashCommands} slash commands, these are ${slashCommands.length}`);
	return {
		_metadata: { major_version: 1, minor_version: 1 },
		display_information: { name: "Omni-Stock", description: say.slackAppDescription() },
		features: {
			app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
			bot_user: { display_name: "Omni-Stock", always_online: true },
			slash_commands: slashCommands,
		},
		oauth_config: { ...(oauth && { redirect_urls: [`${origin}/slack/oauth_redirect`] }), scopes: { bot: [...SLACK_SCOPES] } },
		settings: {
			event_subscriptions: { ...address, bot_events: [...EVENTS] },
			interactivity: { is_enabled: true, ...address, ...(url !== null && { message_menu_options_url: url }) },
			org_deploy_enabled: oauth,
			socket_mode_enabled: socketMode,
			token_rotation_enabled: false,
		},
	};
}

/**
 * chat:write.public answers in public channels that the bot is not in; files:write and im:write send what does not fit into a message (private answers as a
 * direct message); users:read tells whether somebody is an admin of the workspace, for /shop setup; usergroups:read who is in a user group, for /team map.
 */
export const SLACK_SCOPES = ["commands", "chat:write", "chat:write.public", "files:write", "im:write", "users:read", "usergroups:read"] as const;

/**
 * That the app was taken out of a workspace (what is to be said there waits), and that somebody looks at its Home: the first time, and the shop at a
 * glance. None of them brings anything that people write.
 */
const EVENTS = ["app_uninstalled", "tokens_revoked", "app_home_opened"] as const;

function omni(url: string | null): SlashCommand {
	return { command: "/omni", ...(url !== null && { url }), description: say.slackOmniSummary(), usage_hint: "help", should_escape: true };
}

function slashCommand(noun: string, commands: readonly Command[], url: string | null): SlashCommand {
	const members = commands.filter(({ name }) => name === noun || name.startsWith(`${noun} `));
	const verbs = members.map(({ name }) => name.split(" ")[1] ?? "");
	const [first] = members;
	const alone = members.length === 1 && first?.name === noun;
	return {
		command: `/${noun}`,
		...(url !== null && { url }),
		description: clipText(alone ? first.summary : say.nounSummary({ noun, verbs }), LIMITS.commandDescription),
		usage_hint: clipText(alone ? usage(first) : verbs.join(" | "), LIMITS.usageHint),
		should_escape: true,
	};
}

function usage(command: Command): string {
	return listOptions(command.input)
		.map(({ name, required, positional }) => (required ? name : positional ? `[${name}]` : `[${name}:]`))
		.join(" ");
}
