import type { App, webApi } from "@slack/bolt";
import type { Reply } from "../../domain/core/reply.ts";
import type { Welcome } from "../welcome.ts";
import { QUIET, sendRendered } from "./send-message.ts";

/** Says hello to whoever opens the app's messages first, where nobody has been greeted before. Source: docs.slack.dev/reference/events/app_home_opened. */
export function welcomeVisitors(app: App, welcome: Welcome): void {
	app.event("app_home_opened", async ({ event, body, client }) => {
		const { team_id: externalId } = body;
		await welcome({ externalId, name: externalId, post: postTo(client, event.channel) });
	});
}

/** Posts into a channel; a person's id stands for the direct message with them. */
export function postTo(client: webApi.WebClient, channel: string): (reply: Reply) => Promise<unknown> {
	return (reply) => sendRendered(reply, undefined, ({ text, blocks }) => client.chat.postMessage({ channel, text, blocks, ...QUIET }));
}
