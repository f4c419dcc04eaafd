import type { Json } from "../emulator/json.ts";
import type { CheckShape } from "./block-schema.ts";
import type { Refusal } from "./check-blocks.ts";
import type { Channel, Team, World } from "./world.ts";

/** What a method of the Web API works on. */
export interface Context {
	readonly world: World;
	readonly checkShape: CheckShape;
}

/** Answers a call with the JSON that Slack would send; `args` as they came, nested values as JSON text. */
export type WebMethod = (context: Context, team: Team, args: Json) => Json;

export function fail(error: string, more: Json = {}): Json {
	return { ok: false, error, ...more };
}

/** A refusal of blocks, worded as Slack does. */
export function failWith({ error, messages }: Refusal): Json {
	return fail(error, messages.length > 0 ? { errors: messages, response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } } : {});
}

/** An argument that is JSON text in a form and a value in a JSON body; undefined when it is neither. */
export function jsonArgument(value: unknown): unknown {
	if (typeof value !== "string") return value;
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

/** The channel that a token may post to: a user's id stands for the direct message with them. */
export function findChannel(world: World, team: Team, id: unknown): Channel | undefined {
	const direct = [...world.channels.values()].find((channel) => channel.userId === id);
	const channel = world.channels.get(String(id)) ?? direct;
	return channel?.teamId === team.id ? channel : undefined;
}

/** Why the bot can't post there, if it can't. */
export function refuseChannel(channel: Channel | undefined): Json | undefined {
	if (!channel) return fail("channel_not_found");
	if (channel.isArchived) return fail("is_archived");
	if (!channel.isMember) return fail(channel.isPrivate ? "channel_not_found" : "not_in_channel");
	return undefined;
}
