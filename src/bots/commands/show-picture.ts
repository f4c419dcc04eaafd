import { buffer } from "node:stream/consumers";
import type { Reply } from "../../domain/core/reply.ts";
import type { PictureStore } from "../../platform/pictures/picture-store.ts";

/** Where pictures are kept, and how the world reaches them. */
export interface PictureShelf {
	publicUrl: string;
	pictures: PictureStore;
}

/** Where everybody who has the address sees the picture. */
export function pictureAddress(key: string, publicUrl: string): string {
	return `${publicUrl}/images/${key}.jpg`;
}

/**
 * A picture as part of a reply: by its address where chats can fetch it, else sent along in small. Slack refuses a whole message whose
 * picture it can't fetch, so an address of this machine is never given to it.
 */
export async function showPicture(key: string, { publicUrl, pictures }: PictureShelf): Promise<Pick<Reply, "image" | "attachments">> {
	if (publicUrl.startsWith("https:")) return { image: pictureAddress(key, publicUrl) };
	const file = await pictures.open(key, "thumbnail");
	if (!file) return {};
	return { attachments: [{ name: `${key}.jpg`, contentType: "image/jpeg", content: (await buffer(file)).toString("base64") }] };
}
