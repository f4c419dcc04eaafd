import { say } from "../../domain/core/messages/en.ts";
import type { Command } from "../commands/define-command.ts";
import { listOptions } from "../commands/option.ts";
import { clipText } from "../rendering/clip-text.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";
import { SLACK_RESERVED_NAMES } from "./reserved-names.ts";

interface SlashCommand {
	command: string;
	url: string;
	description: string;
	usage_hint: string;
	/** Mentions of people and user groups come with their ids. */
	should_escape: true;
}

/**
 * The app's manifest for api.slack.com/apps: a slash command for each noun that Slack leaves free, and /omni for all of them.
 * Source: docs.slack.dev/reference/app-manifest. Throws an Error when the commands are more than Slack takes.
 */
export function buildManifest(commands: readonly Command[], publicUrl: string) {
	const url = `${publicUrl.replace(/\/+$/, "")}/slack/events`;
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
		oauth_config: { scopes: { bot: [...SCOPES] } },
		settings: {
			event_subscriptions: { request_url: url, bot_events: [...EVENTS] },
			interactivity: { is_enabled: true, request_url: url },
			org_deploy_enabled: false,
			socket_mode_enabled: false,
			token_rotation_enabled: false,
		},
	};
}

/**
 * chat:write.public answers in public channels that the bot is not in; files:write and im:write send what does not fit into a message (private answers as a
 * direct message); users:read tells whether somebody is an admin of the workspace, for /shop setup; usergroups:read who is in a user group, for /team map.
 */
const SCOPES = ["commands", "chat:write", "chat:write.public", "files:write", "im:write", "users:read", "usergroups:read"] as const;

/** That the app was taken out of a workspace: what is to be said there waits. That somebody looks at the Home, which is the shop at a glance. */
const EVENTS = ["app_uninstalled", "tokens_revoked", "app_home_opened"] as const;

function omni(url: string): SlashCommand {
	return { command: "/omni", url, description: say.slackOmniSummary(), usage_hint: "help", should_escape: true };
}

function slashCommand(noun: string, commands: readonly Command[], url: string): SlashCommand {
	const members = commands.filter(({ name }) => name === noun || name.startsWith(`${noun} `));
	const verbs = members.map(({ name }) => name.split(" ")[1] ?? "");
	const [first] = members;
	const alone = members.length === 1 && first?.name === noun;
	return {
		command: `/${noun}`,
		url,
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
