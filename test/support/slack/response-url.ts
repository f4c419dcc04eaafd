import { randomBytes } from "node:crypto";
import { type Json, listOf } from "../emulator/json.ts";
import type { WireAnswer } from "../emulator/serve.ts";
import { checkMessageBlocks } from "./check-blocks.ts";
import { createMessage, deleteMessage, editMessage } from "./store-message.ts";
import type { Context } from "./web-method.ts";
import type { ResponseUrl, World } from "./world.ts";

const maxUses = 5;

/** A URL for answers to one request: five of them within 30 minutes (docs.slack.dev/interactivity/handling-user-interaction#message_responses). */
export function createResponseUrl(world: World, url: Omit<ResponseUrl, "uses" | "expires">): string {
	const token = randomBytes(12).toString("hex");
	world.responseUrls.set(token, { ...url, uses: 0, expires: Date.now() + world.limits.responseUrlMs });
	return `${world.origin}/response/${token}`;
}

/** Takes an answer at a response URL. */
export function acceptResponse(context: Context, token: string, body: Json): WireAnswer {
	const { world } = context;
	const url = world.responseUrls.get(token);
	if (!url) return { status: 404, json: { ok: false, error: "invalid_url" } };
	if (Date.now() > url.expires) return refuse(world, 404, "expired_url");
	if (url.uses >= maxUses) return refuse(world, 404, "used_url");
	url.uses += 1;
	const refusal = applyResponse(context, url, body, "response_url");
	return refusal ? refuse(world, 400, refusal.error, refusal.messages) : { status: 200, text: "ok" };
}

/** Shows an answer, from a response URL or an ack's body: private unless `in_channel`, in place of the source message if asked to. */
export function applyResponse({ world, checkShape }: Context, url: ResponseUrl, body: Json, via: string): { error: string; messages: string[] } | undefined {
	const channel = world.channels.get(url.channelId);
	const user = world.users.get(url.userId);
	const source = world.messages.find((one) => one.ts === url.sourceTs && one.channelId === url.channelId && !one.deleted);
	if (!channel || !user) return { error: "channel_not_found", messages: [] };
	if (body.delete_original === true) {
		if (!source) return { error: "no_original", messages: [] };
		deleteMessage(world, source);
		return undefined;
	}
	const text = String(body.text ?? "");
	const blocks = listOf(body.blocks);
	const refusal = text.length > 40_000 ? { error: "msg_too_long", messages: [] } : checkMessageBlocks(checkShape, body.blocks);
	if (refusal) return refusal;
	if (text === "" && blocks.length === 0 && listOf(body.attachments).length === 0) return { error: "no_text", messages: [] };
	if (source && body.replace_original === true) {
		editMessage(world, source, { text, blocks, cause: url.cause });
		return undefined;
	}
	createMessage(world, { channel, text, blocks, ephemeralFor: body.response_type === "in_channel" ? null : user, via, cause: url.cause });
	return undefined;
}

function refuse(world: World, status: number, error: string, messages: string[] = []): WireAnswer {
	world.violations.push({ where: "response_url", error, messages });
	return { status, text: error };
}
