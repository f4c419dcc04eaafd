import { type Json, listOf } from "../emulator/json.ts";
import { checkMessageBlocks } from "./check-blocks.ts";
import { createMessage, deleteMessage, describeMessage, editMessage } from "./store-message.ts";
import { type Context, fail, failWith, findChannel, jsonArgument, refuseChannel, type WebMethod } from "./web-method.ts";
import type { Channel, StoredMessage, Team, World } from "./world.ts";

const maxText = 40_000;

/** chat.*: what the bot says by itself. */
export const chatMethods: Record<string, WebMethod> = {
	/** A person's id stands for the direct message with them (docs.slack.dev/reference/methods/chat.postMessage, "app home"). */
	"chat.postMessage": (context, team, args) => {
		if (context.world.users.has(String(args.channel))) openDirectMessage(context.world, team, String(args.channel));
		const channel = findChannel(context.world, team, args.channel);
		const refusal = refuseChannel(channel) ?? refuseContent(context, args);
		if (refusal || !channel) return refusal ?? fail("channel_not_found");
		// A reply to a message that is gone becomes a message in the channel, and nothing says so (github.com/slack-go/slack/issues/1571).
		const threadTs = findMessage(context.world, channel, args.thread_ts)?.ts ?? null;
		const message = createMessage(context.world, { channel, ...contentOf(args), threadTs, via: "chat.postMessage" });
		return { ok: true, channel: channel.id, ts: message.ts, message: describeMessage(context.world, message) };
	},
	"chat.postEphemeral": (context, team, args) => {
		const { world } = context;
		const channel = findChannel(world, team, args.channel);
		const user = world.users.get(String(args.user));
		const refusal = refuseChannel(channel) ?? (user?.teamId === team.id ? undefined : fail("user_not_in_channel")) ?? refuseContent(context, args);
		if (refusal || !channel || !user) return refusal ?? fail("channel_not_found");
		const message = createMessage(world, { channel, ...contentOf(args), ephemeralFor: user, via: "chat.postEphemeral" });
		return { ok: true, message_ts: message.ts };
	},
	/** Text without blocks takes the old blocks away (docs.slack.dev/reference/methods/chat.update). */
	"chat.update": (context, team, args) => {
		const channel = findChannel(context.world, team, args.channel);
		if (!channel) return fail("channel_not_found");
		const message = findMessage(context.world, channel, args.ts);
		if (!message) return fail("message_not_found");
		const refusal = refuseContent(context, args);
		if (refusal) return refusal;
		editMessage(context.world, message, contentOf(args));
		return { ok: true, channel: channel.id, ts: message.ts, text: message.text, message: describeMessage(context.world, message) };
	},
	"chat.delete": (context, team, args) => {
		const channel = findChannel(context.world, team, args.channel);
		const message = channel && findMessage(context.world, channel, args.ts);
		if (!channel || !message) return fail(channel ? "message_not_found" : "channel_not_found");
		deleteMessage(context.world, message);
		return { ok: true, channel: channel.id, ts: message.ts };
	},
	"conversations.open": (context, team, args) => openDirectMessage(context.world, team, String(args.users)),
};

/** Ephemeral messages can't be reached by their ts. */
function findMessage(world: World, channel: Channel, ts: unknown): StoredMessage | undefined {
	return world.messages.find((one) => one.channelId === channel.id && one.ts === ts && !one.deleted && one.ephemeralFor === null);
}

function refuseContent({ checkShape }: Context, args: Json): Json | undefined {
	const blocks = args.blocks === undefined ? undefined : (jsonArgument(args.blocks) ?? "");
	const text = String(args.text ?? "");
	if (text.length > maxText) return fail("msg_too_long");
	const refusal = checkMessageBlocks(checkShape, blocks);
	if (refusal) return failWith(refusal);
	const attachments = listOf(jsonArgument(args.attachments));
	return text === "" && listOf(blocks).length === 0 && attachments.length === 0 ? fail("no_text") : undefined;
}

function contentOf(args: Json): { text: string; blocks: Json[] } {
	return { text: String(args.text ?? ""), blocks: listOf(jsonArgument(args.blocks)) };
}

function openDirectMessage(world: World, team: Team, userId: string): Json {
	const user = world.users.get(userId);
	if (user?.teamId !== team.id) return fail("user_not_found");
	const known = [...world.channels.values()].find((channel) => channel.userId === userId);
	const channel = known ?? {
		id: userId.replace(/^U/, "D"),
		teamId: team.id,
		name: "directmessage",
		isPrivate: true,
		userId,
		isMember: true,
		isArchived: false,
	};
	world.channels.set(channel.id, channel);
	return { ok: true, channel: { id: channel.id } };
}
