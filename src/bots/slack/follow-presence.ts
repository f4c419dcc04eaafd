import type { App, webApi } from "@slack/bolt";
import type { BotLog } from "../bot-log.ts";
import { errorFacts } from "../error-facts.ts";
import type { Presence } from "../presence.ts";

interface FollowOptions {
	app: App;
	client: webApi.WebClient;
	presence: Presence;
	log: BotLog;
}

/**
 * Tells when the app was taken out of a workspace. Slack has no event for its return: a token that is accepted at the start tells of it, and so does
 * the next command (see settle-caller.ts). Source: docs.slack.dev/reference/events/app_uninstalled, tokens_revoked.
 */
export function followPresence({ app, client, presence, log }: FollowOptions): void {
	app.event("app_uninstalled", async ({ body }) => presence.left(body.team_id));
	app.event("tokens_revoked", async ({ body, event }) => {
		if ((event.tokens.bot ?? []).length > 0) await presence.left(body.team_id);
	});
	client.auth
		.test()
		.then(async ({ team_id: teamId }) => {
			if (teamId) await presence.entered(teamId);
		})
		.catch((error: unknown) => log.warn(errorFacts(error), "slack: the token could not be checked"));
}
