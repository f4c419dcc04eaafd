import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getChannelNews } from "../../domain/vendors/selectors/get-channel-news.ts";
import { subscribeChannel } from "../../domain/vendors/services/subscribe-channel.ts";
import { defineCommand } from "./define-command.ts";
import { linkedWorkspace } from "./linked-workspace.ts";
import { optionalText } from "./option.ts";
import { readTopics } from "./read-topics.ts";
import { undoAction } from "./undo-action.ts";

export const notifyOff = defineCommand({
	name: "notify off",
	summary: "Tell this channel of nothing any more, or no longer of some things",
	examples: ["/notify off", "/notify off low-stock digest"],
	input: z.strictObject({
		topics: optionalText("sales, low-stock, bulk, errors or digest; everything when left out", { positional: true, rest: true }),
	}),
	needs: ["notify.manage"],
	audience: "channel",
	async run(scope, { topics: typed }, { workspaceId: here, channelId }) {
		const workspaceId = linkedWorkspace(here);
		const known = await getChannelNews(scope, { workspaceId, channelId });
		const named = readTopics(typed ?? "");
		const isAll = typed === undefined;
		const { news, changeNumber } = await subscribeChannel(scope, {
			workspaceId,
			channelId,
			topics: known.topics.filter((topic) => !named.topics.includes(topic)),
			digestAt: isAll || named.digest ? null : known.digestAt,
		});
		const isNothing = news.topics.length === 0 && news.digestAt === null;
		if (changeNumber === null) {
			const text = isNothing
				? `${say.notSubscribed()}\n${say.notSubscribedHint()}`
				: say.notifiedOf({ topics: [...named.topics, ...(named.digest ? ["digest"] : [])] });
			return { text, audience: "channel" };
		}
		return { text: isNothing ? say.unsubscribed() : say.subscribed(news), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
