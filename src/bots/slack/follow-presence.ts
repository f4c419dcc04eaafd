import type { App, webApi } from "@slack/bolt";
import { z } from "zod";
import type { BotLog } from "../bot-log.ts";
import { errorFacts } from "../error-facts.ts";
import type { Presence } from "../presence.ts";
import type { Installations } from "./installations.ts";

interface FollowOptions {
	app: App;
	presence: Presence;
	/** Where teams install the app by themselves; otherwise `client` speaks with the one token there is. */
	installations: Installations | null;
	client: webApi.WebClient | null;
	log: BotLog;
}

/** Of an event: where it happened, and to which installation. */
const envelope = z.object({
	team_id: z.string().nullish(),
	enterprise_id: z.string().nullish(),
	event_time: z.number(),
	authorizations: z
		.array(z.object({ team_id: z.string().nullish(), enterprise_id: z.string().nullish(), is_enterprise_install: z.boolean().optional() }))
		.nullish(),
});

/**
 * Tells when the app was taken out of a workspace: Slack says so twice, as app_uninstalled and as tokens_revoked, in either order. It has no event for its
 * return: a new installation tells of it, a token that is accepted at the start, and the next command (see settle-caller.ts).
 * Source: docs.slack.dev/reference/events/app_uninstalled, tokens_revoked.
 */
export function followPresence({ app, presence, installations, client, log }: FollowOptions): void {
	async function gone(body: unknown): Promise<void> {
		const { team_id, enterprise_id, event_time, authorizations } = envelope.parse(body);
		const {
			team_id: teamId = team_id,
			enterprise_id: organisationId = enterprise_id,
			is_enterprise_install: isOrganisation = false,
		} = authorizations?.[0] ?? {};
		const home = isOrganisation ? organisationId : teamId;
		if (!home) return;
		// Slack counts in whole seconds: what was installed within the same one came before.
		const at = new Date((event_time + 1) * 1_000);
		const left = installations ? await installations.remove(home, { isOrganisation, at }) : [home];
		for (const id of left) await presence.left(id);
	}
	app.event("app_uninstalled", async ({ body }) => gone(body));
	app.event("tokens_revoked", async ({ body, event }) => {
		if ((event.tokens.bot ?? []).length > 0) await gone(body);
	});
	if (installations) {
		installations
			.listTeams()
			.then((teams) => presence.settle(teams))
			.catch((error: unknown) => log.error(errorFacts(error), "slack: it was not looked up where the app is"));
	}
	client?.auth
		.test()
		.then(async ({ team_id: teamId }) => {
			if (teamId) await presence.entered(teamId);
		})
		.catch((error: unknown) => log.warn(errorFacts(error), "slack: the token could not be checked"));
}
