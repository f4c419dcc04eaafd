import type { types, webApi } from "@slack/bolt";
import type { SlackRequest } from "./request.ts";
import type { Respond } from "./respond.ts";
import { slackIdentity } from "./slack-identity.ts";

interface Opened {
	event: types.AppHomeOpenedEvent;
	body: { team_id: string; enterprise_id?: string };
	client: webApi.WebClient;
}

/**
 * Somebody opened the app's Home: /shop home as a request whose answer becomes the Home, as far as they may see it. Null for the app's other tabs.
 * Source: docs.slack.dev/reference/events/app_home_opened, docs.slack.dev/reference/methods/views.publish
 */
export async function fromHome({ event, body, client }: Opened): Promise<SlackRequest | null> {
	if (event.tab !== "home") return null;
	const { user: userId, channel: channelId } = event;
	const { user } = await client.users.info({ user: userId }).catch(() => ({ user: undefined }));
	const caller = {
		surface: "slack" as const,
		identityId: slackIdentity({ teamId: body.team_id, enterpriseId: body.enterprise_id, userId }),
		displayName: user?.name ?? userId,
		workspaceExternalId: body.team_id,
		workspaceName: body.team_id,
		channelId,
	};
	// A button of the Home comes back without a channel: the direct message with the person is kept in the view.
	const respond: Respond = ({ blocks = [] }) => client.views.publish({ user_id: userId, view: { type: "home", blocks, private_metadata: channelId } });
	return { text: "/shop home", values: null, caller, userId, triggerId: "", responseUrl: "", respond };
}
