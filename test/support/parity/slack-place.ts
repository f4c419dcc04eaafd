import { escapeMrkdwn } from "../../../src/bots/slack/escape-mrkdwn.ts";
import type { Slack } from "../slack/start-slack.ts";
import type { Channel, Sent, User } from "../slack/world.ts";
import type { Look, Place } from "./place.ts";
import { slackFacts, slackFormFacts } from "./slack-facts.ts";

interface Where {
	slack: Slack;
	by: User;
	in: Channel;
}

/** What Slack's client makes of a picked user group, and escapes nothing of. */
const MENTION = /(<!subteam\^\w+>)/;

/** A person at Slack's client; every command is typed behind /omni, since Slack keeps some names for itself. */
export function slackPlace({ slack, ...here }: Where): Pick<Place, "type" | "waitFor"> {
	const direct = slack.directMessage(here.by);

	function lookAt(sent: Sent): Look {
		return () => {
			const form = slack.viewOf(sent);
			if (form) return [{ facts: slackFormFacts(form), press: () => Promise.reject(new Error("A form has no buttons.")) }];
			const files = [here.in, direct].flatMap(({ id }) => slack.messages(id)).filter((one) => one.revision > sent.revision);
			return slack
				.replies(sent)
				.filter(({ blocks, files }) => files.length === 0 || blocks.length > 0)
				.map((message) => ({
					facts: slackFacts(
						message,
						files.flatMap((one) => one.files),
					),
					press: async (label: string) => lookAt(await slack.press(message, label, here.by)),
				}));
		};
	}

	return {
		waitFor: slack.waitFor,
		async type(text) {
			const words = text.slice(1).split(MENTION);
			return lookAt(await slack.command(here, `/omni ${words.map((word) => (MENTION.test(word) ? word : escapeMrkdwn(word))).join("")}`));
		},
	};
}
