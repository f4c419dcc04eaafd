import { objectOf } from "../emulator/json.ts";
import { refuseMessage } from "./accept-message.ts";
import { apiError, invalidBody, noContent, unknown } from "./api-answer.ts";
import { describeChannel } from "./describe.ts";
import { type Context, route } from "./route.ts";
import { createMessage, deleteMessage, editMessage } from "./store-message.ts";
import type { Channel, StoredMessage } from "./world.ts";

/** Channels and the bot's own messages in them. */
export const channelRoutes = [
	route("GET /channels/:", ({ world }, { params: [id] }) => {
		const channel = findChannel(world.channels, id);
		return channel ? { status: 200, json: describeChannel(channel) } : unknown.channel();
	}),
	route("POST /channels/:/typing", ({ world }, { params: [id] }) => (findChannel(world.channels, id) ? noContent : unknown.channel())),
	route("GET /channels/:/messages", ({ world }, { params: [id] }) => {
		const channel = findChannel(world.channels, id);
		if (!channel) return unknown.channel();
		const messages = [...world.messages.values()].filter((one) => one.channelId === id && !one.deleted && !one.ephemeralFor);
		return { status: 200, json: messages.map((one) => one.data).reverse() };
	}),
	route("POST /channels/:/messages", (context, request) => {
		const channel = findChannel(context.world.channels, request.params[0]);
		if (!channel) return unknown.channel();
		if (!channel.botMayPost) return apiError(403, 50013, "Missing Permissions");
		const refusal = refuseMessage(context, request, { schema: "MessageCreateRequest" });
		if (refusal) return refusal;
		const body = objectOf(request.body);
		const reference = body.message_reference as { message_id: string; fail_if_not_exists?: boolean } | undefined;
		if (reference && !channel.botSeesHistory) return apiError(400, 160002, "Cannot reply without permission to read message history");
		const repliesTo = reference && findMessage(context, [channel.id, reference.message_id]);
		if (reference && !repliesTo && reference.fail_if_not_exists !== false)
			return invalidBody([{ where: "message_reference", code: "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", message: "Unknown message" }]);
		const message = createMessage(context.world, { channelId: channel.id, ephemeralFor: null, repliesTo }, body, request.files);
		return { status: 200, json: message.data };
	}),
	route("GET /channels/:/messages/:", (context, { params }) => {
		const message = findMessage(context, params);
		return message ? { status: 200, json: message.data } : unknown.message();
	}),
	route("PATCH /channels/:/messages/:", (context, request) => {
		const channel = findChannel(context.world.channels, request.params[0]);
		if (!channel) return unknown.channel();
		const message = findMessage(context, request.params);
		if (!message) return unknown.message();
		if (!channel.botMayPost) return apiError(403, 50001, "Missing Access");
		const refusal = refuseMessage(context, request, { schema: "MessageEditRequestPartial", editing: message });
		if (refusal) return refusal;
		editMessage(context.world, message, objectOf(request.body), request.files);
		return { status: 200, json: message.data };
	}),
	route("DELETE /channels/:/messages/:", (context, { params }) => {
		const message = findMessage(context, params);
		if (!message) return unknown.message();
		deleteMessage(context.world, message);
		return noContent;
	}),
];

function findChannel(channels: Map<string, Channel>, id: string | undefined): Channel | undefined {
	const channel = channels.get(id ?? "");
	return channel && !channel.deleted ? channel : undefined;
}

/** Ephemeral messages can't be reached with the bot's token, only through their interaction. */
function findMessage({ world }: Context, [channelId, id]: readonly string[]): StoredMessage | undefined {
	const message = world.messages.get(id ?? "");
	return message && !message.deleted && !message.ephemeralFor && message.channelId === channelId ? message : undefined;
}
