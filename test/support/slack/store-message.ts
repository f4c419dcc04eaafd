import type { Json } from "../emulator/json.ts";
import type { Channel, StoredFile, StoredMessage, User, World } from "./world.ts";

export interface NewMessage {
	channel: Channel;
	text: string;
	blocks?: Json[];
	files?: StoredFile[];
	threadTs?: string | null;
	ephemeralFor?: User | null;
	via: string;
	cause?: string | null;
}

let last = 0;

/** Posts a message; its ts is unique and grows. */
export function createMessage(
	world: World,
	{ channel, text, blocks = [], files = [], threadTs = null, ephemeralFor = null, via, cause = null }: NewMessage,
): StoredMessage {
	last = Math.max(last + 1, Date.now() * 1000);
	const message: StoredMessage = {
		ts: `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, "0")}`,
		channelId: channel.id,
		teamId: channel.teamId,
		text,
		blocks: blocks.map(withIds),
		files,
		threadTs,
		ephemeralFor: ephemeralFor?.id ?? null,
		via,
		cause,
		deleted: false,
		history: [],
		revision: ++world.revision,
	};
	world.messages.push(message);
	world.changes.notify();
	return message;
}

export function editMessage(world: World, message: StoredMessage, change: { text: string; blocks: Json[]; cause?: string }): void {
	message.history.push({ text: message.text, blocks: message.blocks });
	message.text = change.text;
	message.blocks = change.blocks.map(withIds);
	if (change.cause) message.cause = change.cause;
	message.revision = ++world.revision;
	world.changes.notify();
}

export function deleteMessage(world: World, message: StoredMessage): void {
	message.deleted = true;
	message.revision = ++world.revision;
	world.changes.notify();
}

/** A message as the API returns it and a button's payload carries it. */
export function describeMessage(world: World, message: StoredMessage): Json {
	const team = world.teams.get(message.teamId);
	return {
		type: "message",
		bot_id: team?.botId,
		user: team?.botUserId,
		app_id: world.appId,
		team: message.teamId,
		text: message.text,
		ts: message.ts,
		...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
		...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
		...(message.files.length > 0 ? { files: message.files.map((file) => describeFile(world, file)) } : {}),
	};
}

/** A file as the API returns it; its download wants the bot's token. */
export function describeFile(world: World, file: StoredFile): Json {
	const url = `${world.origin}/files-pri/${file.teamId}-${file.id}`;
	return {
		id: file.id,
		name: file.name,
		title: file.title,
		mimetype: "text/csv",
		filetype: file.name.split(".").at(-1),
		size: file.data?.length ?? file.length,
		url_private: `${url}/${encodeURIComponent(file.name)}`,
		url_private_download: `${url}/download/${encodeURIComponent(file.name)}`,
	};
}

/** Slack makes up the ids that a block leaves out. */
function withIds(block: Json, index: number): Json {
	const fill = (element: Json, at: number): Json =>
		["button", "overflow"].includes(String(element.type)) && !element.action_id ? { ...element, action_id: `a${at}` } : element;
	const elements = Array.isArray(block.elements) ? { elements: (block.elements as Json[]).map(fill) } : {};
	return { ...block, block_id: block.block_id ?? `b${index}`, ...elements };
}
