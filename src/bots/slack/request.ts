import type { BlockAction, ButtonAction, RespondFn, SlashCommand, ViewOutput, ViewSubmitAction, webApi } from "@slack/bolt";
import type { Caller } from "../caller.ts";
import { readOrigin } from "./read-origin.ts";
import { readSlackText } from "./read-text.ts";
import { NOTHING } from "./render-form.ts";
import type { Respond } from "./respond.ts";
import { respondInMessages } from "./respond-in-messages.ts";
import { respondTo } from "./respond-to.ts";
import { slackIdentity } from "./slack-identity.ts";

/** Whom Slack names in what they press, fill in or look up. */
interface Actor {
	user: { id: string; name: string; team_id?: string | undefined };
	team: ViewSubmitAction["team"];
	enterprise?: ViewSubmitAction["enterprise"];
}

/** What somebody typed, pressed or filled in, whichever way it came. */
export interface SlackRequest {
	/** The command as text, slash included. */
	text: string;
	/** What was filled into a form's fields; null when it was no form. */
	values: Record<string, string> | null;
	/** Without the right to manage the workspace, which costs a look-up. */
	caller: Omit<Caller, "managesWorkspace">;
	userId: string;
	/** The same when Slack sends a request again. It opens a form, within 3 seconds. */
	triggerId: string;
	/** Empty where Slack gives none. */
	responseUrl: string;
	respond: Respond;
}

/** A slash command. `/omni` alone asks for help. */
export function fromSlashCommand(body: SlashCommand, respond: RespondFn): SlackRequest {
	const typed = readSlackText(`${body.command} ${body.text ?? ""}`.trim());
	const text = /^\/omni$/i.test(typed) ? "/help" : typed;
	const caller = {
		surface: "slack" as const,
		identityId: slackIdentity({ teamId: body.team_id, enterpriseId: body.enterprise_id, userId: body.user_id }),
		displayName: body.user_name,
		workspaceExternalId: body.team_id,
		workspaceName: body.team_domain,
		channelId: body.channel_id,
	};
	return { text, values: null, caller, userId: body.user_id, triggerId: body.trigger_id, responseUrl: body.response_url, respond };
}

/** A pressed button: its value is the command. In the Home, which keeps the direct message with the person, it is answered there. Null for a button elsewhere. */
export function fromButton(body: BlockAction<ButtonAction>, respond: RespondFn, client: webApi.WebClient): SlackRequest | null {
	const command = body.actions[0]?.value;
	const home = body.view?.type === "home" ? body.view.private_metadata : undefined;
	const channelId = body.channel?.id ?? home;
	const caller = channelId && callerOf({ ...body, user: { ...body.user, name: body.user.name ?? body.user.username } }, channelId);
	if (!caller || !command) return null;
	const { user, trigger_id: triggerId, response_url: responseUrl = "" } = body;
	return {
		text: readSlackText(command),
		values: null,
		caller,
		userId: user.id,
		triggerId,
		responseUrl,
		respond: home ? respondInMessages(client, home) : respond,
	};
}

/** A form that was sent: its modal keeps the command, and where it was asked for. Null for a modal of another person, another workspace or another form. */
export function fromForm(body: ViewSubmitAction): SlackRequest | null {
	const origin = readOrigin(body);
	const caller = origin && callerOf(body, origin.channelId);
	if (!caller) return null;
	const { command: text, userId, responseUrl } = origin;
	return { text, values: readValues(body.view), caller, userId, triggerId: body.trigger_id, responseUrl, respond: respondTo(responseUrl) };
}

/** Who acts, without the right to manage the workspace. Null where no workspace is named. */
export function callerOf({ user, team, enterprise }: Actor, channelId: string): SlackRequest["caller"] | null {
	const teamId = team?.id ?? user.team_id;
	if (!teamId) return null;
	const enterpriseId = enterprise?.id ?? team?.enterprise_id ?? user.team_id;
	return {
		surface: "slack",
		identityId: slackIdentity({ teamId, enterpriseId, userId: user.id }),
		displayName: user.name,
		workspaceExternalId: teamId,
		workspaceName: team?.domain ?? teamId,
		channelId,
	};
}

function readValues({ state }: ViewOutput): Record<string, string> {
	const fields = Object.values(state.values).flatMap((block) => Object.entries(block));
	const given = fields.filter(([, { selected_option: chosen }]) => chosen?.value !== NOTHING);
	return Object.fromEntries(given.map(([name, { value, selected_option: chosen }]) => [name, readSlackText(chosen?.value ?? value ?? "")]));
}
