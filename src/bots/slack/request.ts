import type { BlockAction, ButtonAction, RespondFn, SlashCommand } from "@slack/bolt";
import type { Caller } from "../dispatch.ts";
import { readSlackText } from "./read-text.ts";

/** What somebody typed or pressed, whichever way it came. */
export interface SlackRequest {
	/** The command as text, slash included. */
	text: string;
	/** Without the right to manage the workspace, which costs a look-up. */
	caller: Omit<Caller, "managesWorkspace">;
	userId: string;
	/** The same when Slack sends a request again. */
	triggerId: string;
	respond: RespondFn;
}

/** A slash command. `/omni` alone asks for help. */
export function fromSlashCommand(body: SlashCommand, respond: RespondFn): SlackRequest {
	const typed = readSlackText(`${body.command} ${body.text ?? ""}`.trim());
	const text = /^\/omni$/i.test(typed) ? "/help" : typed;
	const home = body.enterprise_id || body.team_id;
	const caller = {
		surface: "slack" as const,
		identityId: `${home}:${body.user_id}`,
		displayName: body.user_name,
		workspaceExternalId: body.team_id,
		workspaceName: body.team_domain,
		channelId: body.channel_id,
	};
	return { text, caller, userId: body.user_id, triggerId: body.trigger_id, respond };
}

/** A pressed button: its value is the command. Null for a button outside a channel. */
export function fromButton(body: BlockAction<ButtonAction>, respond: RespondFn): SlackRequest | null {
	const { user, team, channel, enterprise } = body;
	const teamId = team?.id ?? user.team_id;
	const command = body.actions[0]?.value;
	if (!teamId || !channel || !command) return null;
	const home = enterprise?.id ?? team?.enterprise_id ?? user.team_id ?? teamId;
	const caller = {
		surface: "slack" as const,
		identityId: `${home}:${user.id}`,
		displayName: user.name ?? user.username,
		workspaceExternalId: teamId,
		workspaceName: team?.domain ?? teamId,
		channelId: channel.id,
	};
	return { text: readSlackText(command), caller, userId: user.id, triggerId: body.trigger_id, respond };
}
