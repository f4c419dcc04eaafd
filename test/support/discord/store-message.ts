import type { APIAttachment, APIEmbed, APIMessage } from "discord.js";
import type { Json } from "../emulator/json.ts";
import type { WireFile } from "../emulator/parse-body.ts";
import { mentionedBy } from "./mentioned-by.ts";
import { componentsV2Flag, ephemeralFlag } from "./message-rules.ts";
import { storeFile } from "./store-file.ts";
import type { StoredMessage, World } from "./world.ts";

const loadingFlag = 1 << 7;

export interface NewMessage {
	readonly channelId: string;
	readonly ephemeralFor: string | null;
	readonly loading?: boolean;
	readonly interactionId?: string;
	/** The message that it is a reply to. */
	readonly repliesTo?: StoredMessage | undefined;
}

/** Makes a message of the bot from a body that has passed the checks. */
export function createMessage(world: World, place: NewMessage, body: Json, files: readonly WireFile[]): StoredMessage {
	const id = world.newId();
	const flags = (Number(body.flags ?? 0) & (componentsV2Flag | 4)) | (place.ephemeralFor ? ephemeralFlag : 0) | (place.loading ? loadingFlag : 0);
	const data: APIMessage = {
		id,
		channel_id: place.channelId,
		type: place.interactionId ? 20 : place.repliesTo ? 19 : 0,
		author: world.bot,
		application_id: world.applicationId,
		content: "",
		embeds: [],
		components: [],
		attachments: [],
		flags,
		timestamp: new Date().toISOString(),
		edited_timestamp: null,
		...mentionedBy(world, body),
		mention_roles: [],
		pinned: false,
		tts: false,
		...(place.interactionId ? { webhook_id: world.applicationId } : {}),
		...(place.repliesTo ? { message_reference: { type: 0, channel_id: place.channelId, message_id: place.repliesTo.data.id } } : {}),
	};
	const message: StoredMessage = {
		data,
		channelId: place.channelId,
		ephemeralFor: place.ephemeralFor,
		loading: place.loading ?? false,
		deleted: false,
		history: [],
		interactionId: place.interactionId ?? null,
		files: new Map(),
		revision: world.nextRevision(),
	};
	message.data = applyBody(world, message, body, files);
	world.messages.set(id, message);
	world.changes.notify();
	return message;
}

/** Edits a message; what the body does not name stays. Filling a deferred answer is no edit. */
export function editMessage(world: World, message: StoredMessage, body: Json, files: readonly WireFile[]): void {
	const wasLoading = message.loading;
	if (!wasLoading) message.history.push(message.data);
	message.loading = false;
	const next = applyBody(world, message, body, files);
	const v2 = Number(body.flags ?? 0) & componentsV2Flag;
	next.flags = ((next.flags ?? 0) & ~loadingFlag) | v2;
	next.edited_timestamp = wasLoading ? null : new Date().toISOString();
	message.data = next;
	message.revision = world.nextRevision();
	world.changes.notify();
}

export function deleteMessage(world: World, message: StoredMessage): void {
	message.deleted = true;
	message.revision = world.nextRevision();
	world.changes.notify();
}

function applyBody(world: World, message: StoredMessage, body: Json, files: readonly WireFile[]): APIMessage {
	const before = message.data;
	const attachments = applyAttachments(world, message, body, files);
	const embeds = "embeds" in body ? ((body.embeds ?? []) as APIEmbed[]) : before.embeds;
	return {
		...before,
		content: "content" in body ? String(body.content ?? "") : before.content,
		embeds: embeds.map((embed) => ({ type: "rich" as APIEmbed["type"], ...resolveUploads(embed, attachments) }) as APIEmbed),
		components: "components" in body ? ((body.components ?? []) as NonNullable<APIMessage["components"]>) : (before.components ?? []),
		attachments,
	};
}

/** A body that lists attachments keeps only those of the old ones; new files are always added. */
function applyAttachments(world: World, message: StoredMessage, body: Json, files: readonly WireFile[]): APIAttachment[] {
	const listed = Array.isArray(body.attachments) ? (body.attachments as Json[]) : undefined;
	const kept = listed ? message.data.attachments.filter((old) => listed.some((entry) => entry.id === old.id)) : message.data.attachments;
	const added = files.map((file) => {
		const stored = storeFile(world, message.channelId, { name: file.name, contentType: file.type, data: file.data });
		message.files.set(stored.id, file.data);
		const description = listed?.find((entry) => `files[${String(entry.id)}]` === file.field)?.description;
		return typeof description === "string" ? { ...stored, description } : stored;
	});
	return [...kept, ...added];
}

function resolveUploads(embed: APIEmbed, attachments: readonly APIAttachment[]): APIEmbed {
	const resolve = (url: string) => attachments.find((one) => url === `attachment://${one.filename}`)?.url ?? url;
	return {
		...embed,
		...(embed.image ? { image: { ...embed.image, url: resolve(embed.image.url) } } : {}),
		...(embed.thumbnail ? { thumbnail: { ...embed.thumbnail, url: resolve(embed.thumbnail.url) } } : {}),
	};
}
