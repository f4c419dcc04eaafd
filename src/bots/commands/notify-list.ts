import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { listChannelNews } from "../../domain/vendors/selectors/list-channel-news.ts";
import { defineCommand } from "./define-command.ts";

/** More channels than a shop talks in. */
const MOST = 100;

export const notifyList = defineCommand({
	name: "notify list",
	summary: "Which channel is told of what, and when it is quiet",
	examples: ["/notify list"],
	input: z.strictObject({}),
	needs: ["shop.read"],
	audience: "private",
	async run(scope, _input, { workspaceId, channelId: here }) {
		const { timezone } = await getVendor(scope);
		const channels = await listChannelNews(scope, { limit: MOST });
		if (channels.length === 0) return { text: `${say.notifyNone()}\n${say.notSubscribedHint()}`, audience: "private" };
		return {
			text: say.notifyList({ count: channels.length, timezone }),
			rows: {
				columns: say.notifyColumns(),
				channels: { column: 1, ids: channels.map(({ workspaceId: where, channelId }) => (where === workspaceId ? channelId : null)) },
				rows: channels.map(({ surface, workspace, workspaceId: where, channelId, topics, quietHours, digestAt }) => [
					say.notifyWhere({ surface, workspace, isHere: where === workspaceId && channelId === here }),
					channelId,
					say.notifyTopics({ topics }),
					quietHours ?? "–",
					digestAt ?? "–",
				]),
			},
			audience: "private",
		};
	},
});
