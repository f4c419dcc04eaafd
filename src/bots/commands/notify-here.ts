import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/en.ts";
import { nearest } from "../../domain/core/nearest.ts";
import { TOPICS, type Topic } from "../../domain/vendors/selectors/list-subscriptions.ts";
import { subscribeChannel } from "../../domain/vendors/services/subscribe-channel.ts";
import { defineCommand } from "./define-command.ts";
import { linkedWorkspace } from "./linked-workspace.ts";
import { optionalText } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const notifyHere = defineCommand({
	name: "notify here",
	summary: "Tell this channel of sales, bulk operations and errors",
	examples: ["/notify here", "/notify here sales errors"],
	input: z.strictObject({ topics: optionalText("sales, bulk or errors; all of them when left out", { positional: true, rest: true }) }),
	needs: ["notify.manage"],
	audience: "channel",
	async run(scope, { topics: typed }, { workspaceId, channelId }) {
		const topics = readTopics(typed ?? "");
		const { changeNumber } = await subscribeChannel(scope, { workspaceId: linkedWorkspace(workspaceId), channelId, topics });
		return { text: say.subscribed({ topics }), actions: changeNumber === null ? [] : [undoAction(changeNumber)], audience: "channel" };
	},
});

function readTopics(typed: string): Topic[] {
	const words = typed
		.toLowerCase()
		.split(/[\s,]+/)
		.filter((word) => word !== "" && word !== "and");
	if (words.length === 0 || words.includes("all")) return [...TOPICS];
	for (const word of words) {
		if (!TOPICS.some((topic) => topic === word)) {
			throw new DomainError("invalid_input", say.badTopic({ typed: word, near: nearest(word, TOPICS), topics: TOPICS }));
		}
	}
	return TOPICS.filter((topic) => words.includes(topic));
}
