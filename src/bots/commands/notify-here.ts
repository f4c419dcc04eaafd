import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { alsoNeeds } from "../../domain/core/permissions/also-needs.ts";
import { getChannelNews } from "../../domain/vendors/selectors/get-channel-news.ts";
import { subscribeChannel } from "../../domain/vendors/services/subscribe-channel.ts";
import { defineCommand } from "./define-command.ts";
import { linkedWorkspace } from "./linked-workspace.ts";
import { optionalText } from "./option.ts";
import { readDigestTime, readQuietHours } from "./read-times.ts";
import { readTopics } from "./read-topics.ts";
import { undoAction } from "./undo-action.ts";

/** When the day before is summed up where no time is given. */
const MORNING = "08:00";

export const notifyHere = defineCommand({
	name: "notify here",
	summary: "Tell this channel of sales, low stock, bulk operations, errors, and each morning of yesterday",
	examples: ["/notify here", "/notify here sales low-stock quiet:22:00-08:00", "/notify here errors digest:07:30"],
	input: z.strictObject({
		topics: optionalText("sales, low-stock, bulk, errors or digest; all but the digest when left out", { positional: true, rest: true }),
		quiet: optionalText("Hours in which news wait for their end, as 22:00-08:00; none for no such hours", { max: 40 }),
		digest: optionalText("When the day before is summed up, as 08:00; none for no longer", { max: 40 }),
	}),
	needs: ["notify.manage"],
	audience: "channel",
	async run(scope, { topics: typed, quiet, digest }, { workspaceId: here, channelId }) {
		const workspaceId = linkedWorkspace(here);
		const known = await getChannelNews(scope, { workspaceId, channelId });
		const named = readTopics(typed ?? "");
		// Hours alone leave what the channel is told of as it is.
		const keeps = typed === undefined && (quiet !== undefined || digest !== undefined) && (known.topics.length > 0 || known.digestAt !== null);
		const digestWanted = typed === undefined ? known.digestAt : named.digest ? (known.digestAt ?? MORNING) : null;
		const digestAt = digest === undefined ? digestWanted : readDigestTime(digest);
		// It tells what was earned.
		const subscriber = digestAt === null ? scope : alsoNeeds(scope, "report.read");
		const { news, changeNumber } = await subscribeChannel(subscriber, {
			workspaceId,
			channelId,
			topics: keeps ? known.topics : named.topics,
			digestAt,
			...(quiet !== undefined && { quietHours: readQuietHours(quiet) }),
		});
		return { text: say.subscribed(news), actions: changeNumber === null ? [] : [undoAction(changeNumber)], audience: "channel" };
	},
});
