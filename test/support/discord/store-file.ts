import type { APIAttachment } from "discord.js";
import type { World } from "./world.ts";

/** Keeps a file and tells the attachment that stands for it; its URL is served by the emulator until it is told to expire. */
export function storeFile(world: World, channelId: string, { name, contentType, data }: { name: string; contentType: string; data: Buffer }): APIAttachment {
	const id = world.newId();
	world.files.set(id, { name, contentType, data, expired: false });
	const expires = Math.floor(Date.now() / 1000 + 86_400).toString(16);
	const url = `${world.origin}/attachments/${channelId}/${id}/${encodeURIComponent(name)}?ex=${expires}&is=0&hm=0`;
	return { id, filename: name, size: data.length, url, proxy_url: url, content_type: contentType };
}
